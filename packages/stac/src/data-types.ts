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
