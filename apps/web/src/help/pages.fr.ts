import type { HelpPages } from './help-page.ts';

export const helpPagesFr: HelpPages = {
  'acquisition-chain': {
    title: 'Chaîne d’acquisition',
    lead: 'Une recherche configurée : elle surveille des dossiers, regroupe en produits les fichiers qu’elle trouve, et les envoie à conserver.',
    sections: [
      {
        heading: 'À quoi elle sert',
        paragraphs: [
          'Là où un producteur dépose des fichiers sans prévenir personne, une chaîne les cherche : par un motif de noms, depuis la dernière fois, dans les dossiers qu’elle peut lire. Le nom de la chaîne devient la source du tableau de bord, et chaque exécution est une session.',
        ],
      },
      {
        heading: 'Aujourd’hui',
        paragraphs: [
          'Cette version n’a pas de chaînes d’acquisition : rien ne parcourt encore de dossiers, et aucun écran ne le propose. L’étape Acquisition n’apparaît donc jamais dans une session.',
          'Les données arrivent par dépôt. Un producteur, ou un script placé près des dossiers, envoie des items par HTTP et nomme lui-même la source et la session ; à partir de là, tout ce que montre le tableau de bord est pareil.',
        ],
        example:
          "curl -H 'Authorization: Bearer TOKEN' -H 'Content-Type: application/x-ndjson' \\\n  --data-binary @items.ndjson \\\n  '{origin}/api/{project}/ingest/items?source=my-source&session=2026-11-20'",
      },
    ],
  },
  'ingestion-chain': {
    title: 'Chaîne d’ingestion',
    lead: 'Ce que traverse un dépôt entre le moment où il est accepté et le moment où il est conservé.',
    sections: [
      {
        heading: 'La chaîne que prend chaque dépôt',
        paragraphs: [
          'Il y a une chaîne, DefaultProcessingChain, et chaque dépôt la traverse. Chaque feature devient une demande, et une demande passe par ces étapes :',
        ],
        steps: [
          'Référencement : les propriétés sont vérifiées d’après le modèle de la collection, si elle en a un ; la version est décidée ; le produit est conservé avec son document et son historique.',
          'Archivage : les fichiers que nomme l’item sont référencés. Nous gardons leur adresse et leur taille, leur producteur garde les fichiers.',
          'Diffusion : le produit entre au catalogue, et les utilisateurs le trouvent.',
        ],
      },
      {
        heading: 'Quand le produit existe déjà',
        paragraphs: [
          'Le dépôt dit que faire. Nouvelle version : le catalogue montre la nouvelle, celle d’avant garde son adresse. Remplacer : la nouvelle prend la place de la dernière. Ignorer : le produit reste tel quel. Demander : la demande attend, en orange sur le tableau de bord, que quelqu’un choisisse.',
          'Une demande qui a échoué et que l’on relance ne recouvre jamais une version arrivée entre-temps : elle attend aussi un choix.',
        ],
      },
      {
        heading: 'Aujourd’hui',
        paragraphs: [
          'Cette chaîne ne se modifie pas, et on ne peut pas encore en ajouter. Les stockages qui copient des fichiers viendront avec les chaînes ; d’ici là aucun fichier n’est copié.',
        ],
      },
    ],
  },
  'feature-manager': {
    title: 'Gestion des features',
    lead: 'La porte des données qui se décrivent elles-mêmes : des items STAC, qui sont des features GeoJSON, envoyés par HTTP.',
    sections: [
      {
        heading: 'Ce qu’elle prend',
        paragraphs: [
          'Une Feature, une FeatureCollection, ou du NDJSON avec un item par ligne, compressés ou non. STAC 1.0 et 1.1 sont acceptés. Un million d’items peut venir en une requête : ils sont lus à mesure qu’ils arrivent.',
          'Chaque item nomme sa collection, qui doit exister. Un dépôt nomme sa source et sa session, pour se retrouver au tableau de bord.',
        ],
      },
      {
        heading: 'Ce qu’elle répond',
        paragraphs: [
          'Combien d’items sont acceptés, combien sont refusés, et pourquoi : la ligne, l’endroit dans l’item, et que faire. Ce qui est faux dans un item ne refuse que celui-là ; rien n’est perdu des autres. Si la connexion casse, ce qui a été accepté le reste ; avec une Idempotency-Key, renvoyer la même chose est sans danger.',
        ],
        example:
          "curl -H 'Authorization: Bearer TOKEN' -H 'Content-Type: application/geo+json' \\\n  -H 'Idempotency-Key: delivery-42' --data-binary @collection.json \\\n  '{origin}/api/{project}/ingest/items?source=my-source&session=2026-11-20&versioning=increment'",
      },
      {
        heading: 'Ce qu’il en advient',
        paragraphs: [
          'Les items acceptés sont des demandes, dans la liste Demandes ; ce qui en est conservé sont des produits, dans la liste Produits, avec chaque version. La page Dépôt fait comme un script, et montre le verdict avant tout envoi.',
        ],
      },
    ],
  },
  'crawl-datasources': {
    title: 'Chaîne d’aspiration de données',
    lead: 'Ce qui fait entrer les produits au catalogue.',
    sections: [
      {
        heading: 'Pourquoi il n’y a rien à configurer',
        paragraphs: [
          'Ailleurs, une chaîne aspire à intervalles les produits conservés et les copie au catalogue. Ici chaque produit entre au catalogue par la dernière étape de sa propre demande, la Diffusion : quelques secondes après son dépôt, sans planification et sans chaîne.',
          'Un produit supprimé quitte le catalogue au même moment, et la version d’avant, s’il y en a une, est montrée de nouveau.',
        ],
      },
      {
        heading: 'Comment la suivre',
        paragraphs: [
          'La carte Diffusion d’une session dit combien de produits ont été envoyés et combien sont catalogués. Une erreur y est une demande comme une autre : Voir les erreurs la liste, Relancer la renvoie.',
        ],
      },
      {
        heading: 'Aujourd’hui',
        paragraphs: [
          'Aspirer d’autres archives, un catalogue STAC étranger ou une base de données, n’est pas dans cette version.',
        ],
      },
    ],
  },
};
