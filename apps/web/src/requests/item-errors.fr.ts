/** What is wrong with an item or a deposit and what to do, by code, French. Codes are those of packages/stac and of the room ingest. */
export const itemErrorsFr = {
  asset_key_control_character: { what: 'La clé d’un fichier contient un caractère de contrôle', todo: 'Le retirer' },
  asset_key_dots: {
    what: 'La clé d’un fichier désigne un dossier dans une adresse : {{value}}',
    todo: 'Choisir un autre nom',
  },
  asset_key_empty: { what: 'La clé d’un fichier est vide', todo: 'Écrire une clé' },
  asset_key_missing: { what: 'La clé d’un fichier manque', todo: 'Ajouter une clé' },
  asset_key_not_text: { what: 'La clé d’un fichier n’est pas un texte : {{value}}', todo: 'Écrire un texte' },
  asset_key_not_unicode: { what: 'La clé d’un fichier n’est pas un texte bien formé', todo: 'L’écrire en Unicode' },
  asset_key_slash: {
    what: 'La clé d’un fichier contient « / » ou « \\ » : {{value}}',
    todo: 'L’écrire sans, car cela devient une part d’adresse',
  },
  asset_key_too_long: { what: 'La clé d’un fichier est trop longue', todo: 'Écrire au plus 300 caractères' },
  asset_not_object: { what: 'Un fichier (asset) n’est pas un objet : {{value}}', todo: 'Écrire { "href": … }' },
  asset_roles: { what: 'Les rôles d’un fichier ne sont pas des textes : {{value}}', todo: 'Écrire ["data"]' },
  asset_type: {
    what: 'Le type d’un fichier n’est pas un texte : {{value}}',
    todo: 'Écrire un type de média, comme image/tiff',
  },
  assets_not_object: {
    what: 'Les fichiers (assets) ne sont pas un objet : {{value}}',
    todo: 'Écrire { "clé": { "href": … } }',
  },
  assets_too_many: {
    what: '{{count}} fichiers (assets), et un item en a au plus {{limit}}',
    todo: 'Diviser l’item, ou regrouper ses fichiers',
  },
  bbox_not_numbers: {
    what: 'La bbox contient autre chose que des nombres : {{value}}',
    todo: 'Écrire [ouest, sud, est, nord] en degrés',
  },
  bbox_order: {
    what: 'La bbox est à l’envers : {{value}}',
    todo: 'Le sud avant le nord, le bas avant le haut ; ouest > est traverse l’antiméridien',
  },
  bbox_range: { what: 'La bbox sort de la Terre : {{value}}', todo: 'Longitudes entre ±180, latitudes entre ±90' },
  bbox_size: {
    what: 'La bbox n’est pas faite de 4 ou 6 nombres : {{value}}',
    todo: 'Écrire [ouest, sud, est, nord] en degrés',
  },
  bbox_without_geometry: {
    what: 'Il y a une bbox, et la géométrie est null',
    todo: 'Retirer la bbox, ou ajouter la géométrie',
  },
  body_empty: { what: 'Il ne contient aucun item', todo: 'Envoyer au moins un item' },
  body_interrupted: { what: 'La connexion a cassé avant la fin', todo: 'Ce qui était complet est gardé ; renvoyer' },
  body_truncated: {
    what: 'Il s’arrête au milieu d’une valeur JSON',
    todo: 'Ce qui était complet est gardé ; renvoyer la suite',
  },
  chunk_unreadable: {
    what: 'Ce qui a été gardé de l’item ne peut être décompressé',
    todo: 'Renvoyer l’item, et vérifier le disque de la base',
  },
  collection_control_character: { what: 'La collection contient un caractère de contrôle', todo: 'Le retirer' },
  collection_dots: {
    what: 'La collection désigne un dossier dans une adresse : {{value}}',
    todo: 'Choisir un autre nom',
  },
  collection_empty: { what: 'La collection est vide', todo: 'Écrire une collection' },
  collection_missing: { what: 'La collection manque', todo: 'Ajouter une collection' },
  collection_not_text: { what: 'La collection n’est pas un texte : {{value}}', todo: 'Écrire un texte' },
  collection_not_unicode: { what: 'La collection n’est pas un texte bien formé', todo: 'L’écrire en Unicode' },
  collection_slash: {
    what: 'La collection contient « / » ou « \\ » : {{value}}',
    todo: 'L’écrire sans, car cela devient une part d’adresse',
  },
  collection_too_long: { what: 'La collection est trop longue', todo: 'Écrire au plus 300 caractères' },
  collection_unknown: {
    what: 'Il n’y a pas de collection « {{collection}} »',
    todo: 'Créer la collection, ou en nommer une que le projet a',
  },
  content_encoding_unknown: {
    what: 'Un corps encodé en « {{contentEncoding}} » n’est pas accepté',
    todo: 'L’envoyer tel quel, ou compressé par gzip',
  },
  content_type_unknown: {
    what: 'Un corps de type « {{contentType}} » n’est pas accepté',
    todo: 'Envoyer application/geo+json ou application/x-ndjson',
  },
  coordinates_nesting: {
    what: 'Les coordonnées sont trop peu ou trop emboîtées : {{value}}',
    todo: 'Un Polygon est un tableau d’anneaux, un anneau un tableau de positions',
  },
  datetime_half_open: {
    what: 'L’item donne une borne de son intervalle et pas l’autre',
    todo: 'Écrire « start_datetime » et « end_datetime »',
  },
  datetime_invalid: {
    what: '{{value}} n’est pas une date et heure avec son fuseau (RFC 3339)',
    todo: 'L’écrire comme 2026-11-20T10:45:12Z',
  },
  datetime_missing: {
    what: 'L’item n’a pas de date',
    todo: 'Ajouter « datetime », ou null avec « start_datetime » et « end_datetime »',
  },
  datetime_reversed: {
    what: 'La fin de l’intervalle précède son début',
    todo: 'Échanger les deux, ou en corriger une',
  },
  deposit_live: { what: 'Le même dépôt est encore en cours', todo: 'Attendre sa fin' },
  deposit_taken_over: { what: 'Un autre appel a repris ce dépôt', todo: 'Suivre sa session au tableau de bord' },
  encoding_invalid: { what: 'Ce n’est pas du texte en UTF-8', todo: 'Envoyer du JSON en UTF-8' },
  feature_too_large: {
    what: 'L’item est trop grand',
    todo: 'Mettre le contenu volumineux dans un fichier à part, comme asset',
  },
  file_checksum: {
    what: 'La somme de contrôle d’un fichier n’est pas un multihash : {{value}}',
    todo: 'L’écrire comme le demande l’extension STAC « file »',
  },
  file_size: {
    what: 'La taille d’un fichier n’est pas un nombre d’octets : {{value}}',
    todo: 'Écrire un entier à partir de 0',
  },
  geometry_invalid: {
    what: 'La géométrie n’est pas valide : {{reason}}',
    todo: 'La faire corriger par le producteur, et renvoyer',
  },
  geometry_missing: {
    what: 'L’item n’a pas de géométrie',
    todo: 'Ajouter une géométrie GeoJSON, ou null si l’item n’est nulle part',
  },
  geometry_not_object: {
    what: 'La géométrie n’est pas un objet : {{value}}',
    todo: 'Écrire une géométrie GeoJSON, ou null',
  },
  geometry_too_deep: { what: 'La géométrie emboîte trop de collections', todo: 'Écrire ses géométries côte à côte' },
  geometry_too_short: {
    what: 'La géométrie a trop peu de positions : {{value}}',
    todo: 'Deux pour une ligne, quatre pour un anneau',
  },
  geometry_type: {
    what: '{{value}} n’est pas un type de géométrie',
    todo: 'Écrire Point, LineString, Polygon, un Multi de ceux-ci, ou GeometryCollection',
  },
  gzip_bomb: {
    what: 'Le fichier compressé grossit plus de {{ratio}} fois',
    todo: 'L’envoyer sans compression s’il est ce qu’il semble',
  },
  gzip_invalid: {
    what: 'Le fichier compressé est abîmé, ou n’en est pas un',
    todo: 'Le compresser de nouveau avec gzip',
  },
  gzip_truncated: { what: 'Le fichier compressé s’arrête trop tôt', todo: 'Renvoyer le fichier entier' },
  href_blank: {
    what: 'L’adresse d’un fichier commence par un blanc ou contient un caractère de contrôle : {{value}}',
    todo: 'L’encoder avec %',
  },
  href_empty: { what: 'L’adresse d’un fichier est vide', todo: 'Écrire une URL' },
  href_missing: { what: 'Un fichier n’a pas d’adresse', todo: 'Ajouter l’adresse du fichier' },
  href_not_text: { what: 'L’adresse d’un fichier n’est pas un texte : {{value}}', todo: 'Écrire une URL' },
  href_scheme: {
    what: 'Une adresse que personne d’autre ne peut suivre : {{value}}',
    todo: 'Employer une adresse relative, ou http, https, s3, ftp, sftp, gs, abfs',
  },
  href_too_long: { what: 'L’adresse d’un fichier est trop longue', todo: 'Écrire une URL plus courte' },
  id_control_character: { what: 'L’identifiant contient un caractère de contrôle', todo: 'Le retirer' },
  id_dots: { what: 'L’identifiant désigne un dossier dans une adresse : {{value}}', todo: 'Choisir un autre nom' },
  id_empty: { what: 'L’identifiant est vide', todo: 'Écrire un identifiant' },
  id_missing: { what: 'L’identifiant manque', todo: 'Ajouter un identifiant' },
  id_not_text: { what: 'L’identifiant n’est pas un texte : {{value}}', todo: 'Écrire un texte' },
  id_not_unicode: { what: 'L’identifiant n’est pas un texte bien formé', todo: 'L’écrire en Unicode' },
  id_slash: {
    what: 'L’identifiant contient « / » ou « \\ » : {{value}}',
    todo: 'L’écrire sans, car cela devient une part d’adresse',
  },
  id_too_long: { what: 'L’identifiant est trop long', todo: 'Écrire au plus 300 caractères' },
  idempotency_key_other_body: {
    what: 'La même clé a servi pour d’autres items',
    todo: 'Employer une autre Idempotency-Key',
  },
  idempotency_key_other_query: {
    what: 'La même clé a servi pour une autre source ou session',
    todo: 'Employer une autre Idempotency-Key',
  },
  item_not_object: { what: 'Ceci n’est pas un objet JSON : {{value}}', todo: 'Envoyer une Feature GeoJSON' },
  item_type: {
    what: 'Un document de type {{value}} n’est pas un item : un item est une Feature',
    todo: 'Envoyer ici les items, les collections à /collections',
  },
  key_forbidden: {
    what: 'Une clé porte un nom qui n’est pas accepté : {{key}}',
    todo: 'La retirer, ou la nommer autrement',
  },
  latitude_range: {
    what: 'Une latitude dépasse ±90 : {{value}}',
    todo: 'Écrire [longitude, latitude] en degrés, dans cet ordre',
  },
  link_not_object: { what: 'Un lien n’est pas un objet : {{value}}', todo: 'Écrire { "rel": …, "href": … }' },
  link_rel: { what: 'Un lien n’a pas de relation : {{value}}', todo: 'Nommer la relation, comme derived_from' },
  links_not_array: { what: 'Les liens ne sont pas un tableau : {{value}}', todo: 'Écrire [] quand il n’y en a pas' },
  links_too_many: {
    what: '{{count}} liens, et un document en a au plus {{limit}}',
    todo: 'Garder les liens qui ne parlent que de ce document',
  },
  longitude_range: { what: 'Une longitude dépasse ±180 : {{value}}', todo: 'Écrire [longitude, latitude] en degrés' },
  model_endless: {
    what: 'Le modèle de la collection se réfère à lui-même sans fin',
    todo: 'Corriger le modèle de la collection, puis relancer',
  },
  model_invalid: {
    what: 'Le modèle de la collection est inutilisable : {{reason}}',
    todo: 'Corriger le modèle de la collection, puis relancer',
  },
  model_too_slow: {
    what: 'Comparer l’item au modèle prend plus de {{milliseconds}} ms',
    todo: 'Chercher dans le modèle un motif à répétitions emboîtées, puis relancer',
  },
  model_violated: {
    what: '« {{pointer}} » enfreint le modèle : {{rule}} {{expected}}',
    todo: 'Le renvoyer corrigé, ou changer le modèle et relancer',
  },
  nesting_too_deep: {
    what: 'L’item est trop emboîté',
    todo: 'Mettre les structures profondes dans un fichier à part, comme asset',
  },
  not_json: { what: 'Ceci ne se lit pas comme du JSON', todo: 'Écrire chaque item en JSON, sur une ligne en NDJSON' },
  position_not_number: {
    what: 'Une position contient autre chose que des nombres : {{value}}',
    todo: 'Écrire les degrés comme des nombres',
  },
  position_size: {
    what: 'Une position n’est pas faite de 2 ou 3 nombres : {{value}}',
    todo: 'Écrire [longitude, latitude]',
  },
  properties_not_object: {
    what: 'Les propriétés ne sont pas un objet : {{value}}',
    todo: 'Ajouter « properties » avec au moins une date',
  },
  ring_open: { what: 'Un anneau n’est pas fermé', todo: 'Répéter sa première position à la fin' },
  ring_too_short: {
    what: 'Un anneau a trop peu de positions : {{value}}',
    todo: 'En écrire au moins quatre, la dernière comme la première',
  },
  stac_version_missing: { what: 'L’item ne dit pas sa version de STAC', todo: 'Ajouter "stac_version": "1.1.0"' },
  stac_version_unknown: { what: 'STAC {{value}} n’est pas connu ici', todo: 'Migrer le document vers STAC 1.1.0' },
  text_invalid: {
    what: 'Un texte contient ce qui ne peut être conservé',
    todo: 'Retirer les NUL et les moitiés de paires de substitution',
  },
  too_many_items: {
    what: 'Plus de {{limit}} items ne se vérifient pas en une fois',
    todo: 'Les envoyer : ce qui est faux est dit aussi alors',
  },
  worker_lost: {
    what: '{{attempts}} processus de travail se sont arrêtés en le traitant',
    todo: 'Relancer ; en cas de nouvel échec, regarder leurs journaux',
  },
} as const;
