/** What a file is to its product. */
export const dataTypes = [
  'RAWDATA',
  'QUICKLOOK_SD',
  'QUICKLOOK_MD',
  'QUICKLOOK_HD',
  'THUMBNAIL',
  'DOCUMENT',
  'DESCRIPTION',
  'AIP',
  'OTHER',
] as const;
export type DataType = (typeof dataTypes)[number];

/** The STAC roles that we write; the first alone says the type. */
const rolesByType: Readonly<Record<DataType, readonly string[]>> = {
  RAWDATA: ['data'],
  QUICKLOOK_SD: ['overview'],
  QUICKLOOK_MD: ['quicklook-md', 'overview'],
  QUICKLOOK_HD: ['quicklook-hd', 'overview'],
  THUMBNAIL: ['thumbnail'],
  DOCUMENT: ['documentation'],
  DESCRIPTION: ['metadata'],
  AIP: ['aip', 'metadata'],
  OTHER: [],
};

/** The roles that producers write. */
const typeByRole: ReadonlyMap<string, DataType> = new Map([
  ...Object.entries(rolesByType).flatMap(([type, [role]]) => (role ? [[role, type as DataType] as const] : [])),
  ['visual', 'QUICKLOOK_HD'],
  ['preview', 'QUICKLOOK_SD'],
  ['quicklook', 'QUICKLOOK_SD'],
  ['quicklook-sd', 'QUICKLOOK_SD'],
  ['document', 'DOCUMENT'],
  ['description', 'DESCRIPTION'],
]);

/** Media types that hold measurements; anything else without a role says too little. */
const measurement =
  /^(image\/(tiff|jp2|vnd\.)|application\/(x-|vnd\.)?(netcdf|hdf5?|zip|tar|gzip|zarr|geoparquet|parquet|las))/i;
const picture = /^image\/(png|jpeg|webp|gif)/i;
const reading = /^(application\/pdf|text\/html)/i;

/** The STAC roles of a type of data. */
export function rolesOf(type: DataType): readonly string[] {
  return rolesByType[type];
}

/** `data` among the roles decides, else the first role that says something; without one, the key, then the media type. */
export function dataTypeOf(asset: { key: string; roles: readonly unknown[]; mediaType: string | null }): DataType {
  if (asset.roles.includes('data')) return 'RAWDATA';
  for (const role of asset.roles) {
    const type = typeof role === 'string' ? typeByRole.get(role) : undefined;
    if (type !== undefined) return type;
  }
  if (asset.roles.length > 0) return 'OTHER';
  return typeByRole.get(asset.key) ?? dataTypeOfMedia(asset.mediaType ?? '');
}

function dataTypeOfMedia(mediaType: string): DataType {
  if (measurement.test(mediaType)) return 'RAWDATA';
  if (picture.test(mediaType)) return 'QUICKLOOK_SD';
  return reading.test(mediaType) ? 'DOCUMENT' : 'OTHER';
}
