import { type Fault, shown } from './fault.ts';

/** 1.0 and 1.1, their betas and release candidates too: archives still hand them round. */
const known = /^1\.[01]\.\d+(?:-[0-9a-z.-]+)?$/i;

/** What is wrong with `stac_version`. */
export function stacVersionFault(version: unknown): Fault | undefined {
  if (typeof version === 'string' && version.length < 40 && known.test(version)) return undefined;
  const missing = version === undefined || version === null;
  return {
    code: missing ? 'stac_version_missing' : 'stac_version_unknown',
    pointer: '',
    reason: missing
      ? 'Cannot tell how to read the document: it has no stac_version'
      : `Cannot read STAC ${shown(version)}: versions 1.0 and 1.1 are known`,
    hint: missing ? 'Add "stac_version": "1.1.0"' : 'Migrate the document to STAC 1.1.0',
    values: { value: shown(version) },
  };
}
