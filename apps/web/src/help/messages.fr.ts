/** Words around the help pages, French. Their text is in pages.fr.ts. */
export const helpFr = {
  title: 'Aide',
  topics: 'Concepts',
  lead: 'Le tableau de bord suit ce qu’apportent les chaînes d’acquisition, d’ingestion et d’aspiration de données.',
  topic: {
    'acquisition-chain': 'Chaîne d’acquisition',
    'ingestion-chain': 'Chaîne d’ingestion',
    'feature-manager': 'Gestion des features',
    'crawl-datasources': 'Chaîne d’aspiration de données',
  },
  example: 'Exemple d’appel',
  dashboard: 'Afficher le tableau de bord',
  missing: { title: 'Cette page d’aide n’existe pas', why: 'L’adresse ne nomme aucun concept que nous expliquions.' },
} as const;
