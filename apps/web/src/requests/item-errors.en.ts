/** What is wrong with an item or a deposit and what to do, by code, English. Codes are those of packages/stac and of the room ingest. */
export const itemErrorsEn = {
  asset_key_control_character: { what: 'The key of a file contains a control character', todo: 'Remove it' },
  asset_key_dots: { what: 'The key of a file means a folder in an address: {{value}}', todo: 'Choose another name' },
  asset_key_empty: { what: 'The key of a file is empty', todo: 'Write a key' },
  asset_key_missing: { what: 'The key of a file is missing', todo: 'Add a key' },
  asset_key_not_text: { what: 'The key of a file is not a text: {{value}}', todo: 'Write a text' },
  asset_key_not_unicode: { what: 'The key of a file is not well-formed text', todo: 'Write it in Unicode' },
  asset_key_slash: {
    what: 'The key of a file contains “/” or “\\”: {{value}}',
    todo: 'Write it without, since it becomes part of an address',
  },
  asset_key_too_long: { what: 'The key of a file is too long', todo: 'Write at most 300 characters' },
  asset_not_object: { what: 'A file (asset) is not an object: {{value}}', todo: 'Write { "href": … }' },
  asset_roles: { what: 'The roles of a file are not texts: {{value}}', todo: 'Write ["data"]' },
  asset_type: { what: 'The type of a file is not a text: {{value}}', todo: 'Write a media type, as image/tiff' },
  assets_not_object: { what: 'The assets are not an object: {{value}}', todo: 'Write { "key": { "href": … } }' },
  assets_too_many: {
    what: '{{count}} files (assets), and an item has at most {{limit}}',
    todo: 'Split the item, or pack its files',
  },
  bbox_not_numbers: {
    what: 'The bbox holds what is not a number: {{value}}',
    todo: 'Write [west, south, east, north] in degrees',
  },
  bbox_order: {
    what: 'The bbox is upside down: {{value}}',
    todo: 'South before north, low before high; west > east crosses the antimeridian',
  },
  bbox_range: {
    what: 'The bbox goes beyond the Earth: {{value}}',
    todo: 'Longitudes within ±180, latitudes within ±90',
  },
  bbox_size: { what: 'The bbox is not 4 or 6 numbers: {{value}}', todo: 'Write [west, south, east, north] in degrees' },
  bbox_without_geometry: {
    what: 'There is a bbox, and the geometry is null',
    todo: 'Remove the bbox, or add the geometry',
  },
  body_empty: { what: 'There is no item in it', todo: 'Send at least one item' },
  body_interrupted: {
    what: 'The connection broke before its end',
    todo: 'What was complete before is kept; send it again',
  },
  body_truncated: {
    what: 'It stops in the middle of a JSON value',
    todo: 'What was complete before is kept; send the rest again',
  },
  chunk_unreadable: {
    what: 'What was kept of the item cannot be unpacked',
    todo: 'Send the item again, and look at the disk of the database',
  },
  collection_control_character: { what: 'The collection contains a control character', todo: 'Remove it' },
  collection_dots: { what: 'The collection means a folder in an address: {{value}}', todo: 'Choose another name' },
  collection_empty: { what: 'The collection is empty', todo: 'Write a collection' },
  collection_missing: { what: 'The collection is missing', todo: 'Add a collection' },
  collection_not_text: { what: 'The collection is not a text: {{value}}', todo: 'Write a text' },
  collection_not_unicode: { what: 'The collection is not well-formed text', todo: 'Write it in Unicode' },
  collection_slash: {
    what: 'The collection contains “/” or “\\”: {{value}}',
    todo: 'Write it without, since it becomes part of an address',
  },
  collection_too_long: { what: 'The collection is too long', todo: 'Write at most 300 characters' },
  collection_unknown: {
    what: 'There is no collection “{{collection}}”',
    todo: 'Create the collection, or name one that the project has',
  },
  content_encoding_unknown: {
    what: 'A body encoded as “{{contentEncoding}}” is not taken',
    todo: 'Send it as it is, or gzipped',
  },
  content_type_unknown: {
    what: 'A body of type “{{contentType}}” is not taken',
    todo: 'Send application/geo+json or application/x-ndjson',
  },
  coordinates_nesting: {
    what: 'The coordinates are nested too little or too deep: {{value}}',
    todo: 'A Polygon is an array of rings, a ring an array of positions',
  },
  datetime_half_open: {
    what: 'The item says one end of its interval and not the other',
    todo: 'Write both “start_datetime” and “end_datetime”',
  },
  datetime_invalid: {
    what: '{{value}} is no date and time with its zone (RFC 3339)',
    todo: 'Write it as 2026-11-20T10:45:12Z',
  },
  datetime_missing: {
    what: 'The item has no date',
    todo: 'Add “datetime”, or null with “start_datetime” and “end_datetime”',
  },
  datetime_reversed: { what: 'The end of the interval is before its start', todo: 'Exchange the two, or correct one' },
  deposit_live: { what: 'The same deposit is still coming in', todo: 'Wait for its end' },
  deposit_taken_over: { what: 'Another call took this deposit over', todo: 'Follow its session on the dashboard' },
  encoding_invalid: { what: 'It is not text in UTF-8', todo: 'Send JSON in UTF-8' },
  feature_too_large: { what: 'The item is too large', todo: 'Put large content in a file of its own, as an asset' },
  file_checksum: {
    what: 'The checksum of a file is not a multihash: {{value}}',
    todo: 'Write it as the STAC file extension asks',
  },
  file_size: { what: 'The size of a file is not a number of bytes: {{value}}', todo: 'Write a whole number from 0' },
  geometry_invalid: {
    what: 'The geometry is not valid: {{reason}}',
    todo: 'Have its producer correct and send it again',
  },
  geometry_missing: {
    what: 'The item has no geometry',
    todo: 'Add a GeoJSON geometry, or null when the item lies nowhere',
  },
  geometry_not_object: { what: 'The geometry is not an object: {{value}}', todo: 'Write a GeoJSON geometry, or null' },
  geometry_too_deep: {
    what: 'The geometry is a collection of collections too deep',
    todo: 'Write its geometries side by side',
  },
  geometry_too_short: {
    what: 'The geometry has too few positions: {{value}}',
    todo: 'Two for a line, four for a ring',
  },
  geometry_type: {
    what: '{{value}} is no type of geometry',
    todo: 'Write Point, LineString, Polygon, a Multi of them, or GeometryCollection',
  },
  gzip_bomb: {
    what: 'The compressed file grows more than {{ratio}} times',
    todo: 'Send it without compression if it is what it seems',
  },
  gzip_invalid: { what: 'The compressed file is damaged, or is none', todo: 'Compress it with gzip again' },
  gzip_truncated: { what: 'The compressed file stops early', todo: 'Send the whole file again' },
  href_blank: {
    what: 'The address of a file starts with a blank or holds a control character: {{value}}',
    todo: 'Encode it with %',
  },
  href_empty: { what: 'The address of a file is empty', todo: 'Write a URL' },
  href_missing: { what: 'A file has no address', todo: 'Add the address of the file' },
  href_not_text: { what: 'The address of a file is not a text: {{value}}', todo: 'Write a URL' },
  href_scheme: {
    what: 'An address that nobody else can follow: {{value}}',
    todo: 'Use a relative address, or one of http, https, s3, ftp, sftp, gs, abfs',
  },
  href_too_long: { what: 'The address of a file is too long', todo: 'Write a shorter URL' },
  id_control_character: { what: 'The id contains a control character', todo: 'Remove it' },
  id_dots: { what: 'The id means a folder in an address: {{value}}', todo: 'Choose another name' },
  id_empty: { what: 'The id is empty', todo: 'Write an id' },
  id_missing: { what: 'The id is missing', todo: 'Add an id' },
  id_not_text: { what: 'The id is not a text: {{value}}', todo: 'Write a text' },
  id_not_unicode: { what: 'The id is not well-formed text', todo: 'Write it in Unicode' },
  id_slash: {
    what: 'The id contains “/” or “\\”: {{value}}',
    todo: 'Write it without, since it becomes part of an address',
  },
  id_too_long: { what: 'The id is too long', todo: 'Write at most 300 characters' },
  idempotency_key_other_body: { what: 'The same key was used for other items', todo: 'Use another Idempotency-Key' },
  idempotency_key_other_query: {
    what: 'The same key was used for another source or session',
    todo: 'Use another Idempotency-Key',
  },
  item_not_object: { what: 'This is not a JSON object: {{value}}', todo: 'Send a GeoJSON Feature' },
  item_type: {
    what: 'A document of type {{value}} is no item: an item is a Feature',
    todo: 'Send items here, collections to /collections',
  },
  key_forbidden: { what: 'A key has a name that is not taken: {{key}}', todo: 'Remove it, or name it otherwise' },
  latitude_range: {
    what: 'A latitude is beyond ±90: {{value}}',
    todo: 'Write [longitude, latitude] in degrees, in this order',
  },
  link_not_object: { what: 'A link is not an object: {{value}}', todo: 'Write { "rel": …, "href": … }' },
  link_rel: { what: 'A link has no relation: {{value}}', todo: 'Name the relation, as derived_from' },
  links_not_array: { what: 'The links are not an array: {{value}}', todo: 'Write [] when there is none' },
  links_too_many: {
    what: '{{count}} links, and a document has at most {{limit}}',
    todo: 'Keep the links that say something of this document alone',
  },
  longitude_range: { what: 'A longitude is beyond ±180: {{value}}', todo: 'Write [longitude, latitude] in degrees' },
  model_endless: {
    what: 'The model of the collection refers to itself without end',
    todo: 'Correct the model of the collection, then relaunch',
  },
  model_invalid: {
    what: 'The model of the collection cannot be used: {{reason}}',
    todo: 'Correct the model of the collection, then relaunch',
  },
  model_too_slow: {
    what: 'Holding the item against the model takes over {{milliseconds}} ms',
    todo: 'Look for a pattern with nested repetitions in the model, then relaunch',
  },
  model_violated: {
    what: '“{{pointer}}” breaks the model: {{rule}} {{expected}}',
    todo: 'Send it again corrected, or change the model and relaunch',
  },
  nesting_too_deep: {
    what: 'The item is nested too deep',
    todo: 'Put deep structures in a file of their own, as an asset',
  },
  not_json: { what: 'This cannot be read as JSON', todo: 'Write each item as JSON, on one line in NDJSON' },
  position_not_number: { what: 'A position holds what is not a number: {{value}}', todo: 'Write degrees as numbers' },
  position_size: { what: 'A position is not 2 or 3 numbers: {{value}}', todo: 'Write [longitude, latitude]' },
  properties_not_object: {
    what: 'The properties are not an object: {{value}}',
    todo: 'Add “properties” with at least a datetime',
  },
  ring_open: { what: 'A ring is not closed', todo: 'Repeat its first position as its last' },
  ring_too_short: {
    what: 'A ring has too few positions: {{value}}',
    todo: 'Write at least four, the last like the first',
  },
  stac_version_missing: { what: 'The item does not say its version of STAC', todo: 'Add "stac_version": "1.1.0"' },
  stac_version_unknown: { what: 'STAC {{value}} is not known here', todo: 'Migrate the document to STAC 1.1.0' },
  text_invalid: { what: 'A text holds what cannot be stored', todo: 'Remove NUL and halves of surrogate pairs' },
  too_many_items: {
    what: 'Over {{limit}} items cannot be checked at once',
    todo: 'Send them: what is wrong is told then too',
  },
  worker_lost: {
    what: '{{attempts}} workers ended while they had it in hand',
    todo: 'Relaunch it; if it fails again, look at the logs of the workers',
  },
} as const;
