import { type Fault, shown } from './fault.ts';

const longest = 300;
const control = /\p{Cc}/u;

/** What is wrong with a text that must serve as one segment of a URL path: the id of an item or collection, the key of an asset. */
export function nameFault(what: string, value: unknown): Fault | undefined {
  const wrong = nameWrong(value);
  if (wrong === undefined) return undefined;
  const { code, reason } = wrong;
  return {
    code: `${what}_${code}`,
    pointer: '',
    reason: `Cannot take ${shown(value)} as ${words[what] ?? what}: it ${reason}`,
    hint: code === 'missing' ? `Add ${words[what] ?? what}` : `Write 1 to ${longest} characters without "/" or "\\"`,
    values: { value: shown(value) },
  };
}

const words: Readonly<Record<string, string>> = {
  id: '"id"',
  collection: '"collection"',
  asset_key: 'a key of "assets"',
};

function nameWrong(value: unknown): { code: string; reason: string } | undefined {
  if (value === undefined || value === null) return { code: 'missing', reason: 'is missing' };
  if (typeof value !== 'string') return { code: 'not_text', reason: 'is not a string' };
  if (value.trim() === '') return { code: 'empty', reason: 'is empty' };
  if (value.length > longest) return { code: 'too_long', reason: `has ${value.length} characters, over ${longest}` };
  if (value.includes('/') || value.includes('\\')) return { code: 'slash', reason: 'contains "/" or "\\"' };
  if (value === '.' || value === '..') return { code: 'dots', reason: 'means a folder in a URL' };
  if (control.test(value)) return { code: 'control_character', reason: 'contains a control character' };
  if (!value.isWellFormed()) return { code: 'not_unicode', reason: 'contains half a surrogate pair' };
  return undefined;
}
