import { isAscii, isUtf8 } from 'node:buffer';
import { printable } from '@belvedere/stac/fault.ts';
import { bodyErrors } from './feature-stream-error.ts';
import type { ValueScanner } from './feature-stream-scanner.ts';

/** What is wrong with one feature's text; the stream goes on. */
export interface FeatureFault {
  readonly code: string;
  readonly reason: string;
  readonly hint: string;
  readonly pointer: string;
}

/** Line of the NDJSON body, or place in the collection, both from 1. The text is on one line, and not yet parsed. */
export type StreamedFeature =
  | { readonly position: number; readonly text: string }
  | { readonly position: number; readonly fault: FeatureFault };

export interface Bounds {
  readonly featureBytes: number;
  readonly depth: number;
}

/** A feature from its bytes (undefined: too many of them) and what the scanner saw in them. */
export function featureOf(
  position: number,
  bytes: Buffer | undefined,
  seen: ValueScanner,
  bounds: Bounds,
): StreamedFeature {
  if (bytes === undefined) return { position, fault: tooLarge(bounds.featureBytes) };
  if (seen.tooDeep) return { position, fault: tooDeep(bounds.depth) };
  const text = decode(bytes, position);
  if (seen.control) return { position, fault: notJson('a string holds a raw control character') };
  // A blank, not nothing: "1" and "2" on two lines are no 12.
  return { position, text: seen.lineEnds ? text.replaceAll(/[\r\n][ \t\r\n]*/g, ' ') : text };
}

/** Invalid UTF-8 ends the stream: it is the encoding of the whole body that is wrong. */
function decode(bytes: Buffer, position: number): string {
  if (isAscii(bytes)) return bytes.toString('latin1');
  if (isUtf8(bytes)) return bytes.toString('utf8');
  throw bodyErrors.encoding(`feature ${position} is not UTF-8`);
}

/** The value of a feature's text, or the fault of a feature that is no JSON. */
export function parseFeature(text: string): { readonly value: unknown } | { readonly fault: FeatureFault } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { fault: notJson(printable(error instanceof Error ? error.message : String(error), 200)) };
  }
}

function notJson(reason: string): FeatureFault {
  return {
    code: 'not_json',
    reason: `Cannot read the feature as JSON: ${reason}`,
    hint: 'Write each feature as JSON (RFC 8259), on one line in NDJSON',
    pointer: '',
  };
}

function tooLarge(limit: number): FeatureFault {
  return {
    code: 'feature_too_large',
    reason: `Cannot take the feature: it is over ${limit} bytes`,
    hint: 'Put large content in a file of its own, as an asset',
    pointer: '',
  };
}

function tooDeep(limit: number): FeatureFault {
  return {
    code: 'nesting_too_deep',
    reason: `Cannot take the feature: it is nested over ${limit} levels`,
    hint: 'Put deep structures in a file of their own, as an asset',
    pointer: '',
  };
}
