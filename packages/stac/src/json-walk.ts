import { type Fault, shown, within } from './fault.ts';

const deepest = 64;

/**
 * What would harm whoever reads the document later: names of JavaScript's prototypes, nesting without bound, and text that
 * no database can take out of JSON (NUL, half a surrogate pair).
 */
export function contentFault(value: unknown, depth = 1): Fault | undefined {
  if (typeof value === 'string') return textFault(value);
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth > deepest) return tooDeep;
  return Array.isArray(value) ? elementFault(value, depth) : memberFault(value as Record<string, unknown>, depth);
}

function elementFault(array: readonly unknown[], depth: number): Fault | undefined {
  for (let index = 0; index < array.length; index += 1) {
    const value = array[index];
    if (typeof value === 'number') continue;
    const fault = contentFault(value, depth + 1);
    if (fault !== undefined) return within(index, fault);
  }
  return undefined;
}

function memberFault(object: Record<string, unknown>, depth: number): Fault | undefined {
  for (const key in object) {
    const fault = keyFault(key) ?? contentFault(object[key], depth + 1);
    if (fault !== undefined) return within(key, fault);
  }
  return undefined;
}

/** A key that is refused at any level. */
export function keyFault(key: string): Fault | undefined {
  if (key === '__proto__' || key === 'constructor' || key === 'prototype') {
    return {
      code: 'key_forbidden',
      pointer: '',
      reason: `Cannot take a field named "${key}": the name is reserved by JavaScript`,
      hint: 'Rename the field',
      values: { key },
    };
  }
  return textFault(key);
}

function textFault(text: string): Fault | undefined {
  if (!text.includes('\0') && text.isWellFormed()) return undefined;
  return {
    code: 'text_invalid',
    pointer: '',
    reason: `Cannot take the text ${shown(text)}: it contains NUL or half a surrogate pair`,
    hint: 'Remove what is not a Unicode character',
    values: { value: shown(text) },
  };
}

const tooDeep: Fault = {
  code: 'nesting_too_deep',
  pointer: '',
  reason: `Cannot take the field: it is nested over ${deepest} levels`,
  hint: 'Put deep structures in a file of their own, as an asset',
  values: { limit: deepest },
};
