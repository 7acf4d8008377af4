import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The project's root, with a slash at its end. */
export const root = fileURLToPath(new URL('../../../..', import.meta.url));

/** The text of a page of the documentation. */
export function pageText(page: string): string {
  return readFileSync(`${root}docs/${page}`, 'utf8');
}

/** What a pattern's first group finds in the code of some folders or files, tests and their tools aside. */
export function literalsIn(places: readonly string[], pattern: RegExp): Set<string> {
  const files = places.flatMap((place) => globSync(place.endsWith('.ts') ? place : `${place}/**/*.ts`, { cwd: root }));
  if (files.length === 0) throw new Error(`Cannot find code in ${places.join(', ')}`);
  const code = files
    .filter((file) => !/\.test\.ts$|\/testing\//.test(file))
    .map((file) => readFileSync(`${root}${file}`, 'utf8'));
  return new Set(code.flatMap((text) => [...text.matchAll(pattern)].map((match) => match[1] ?? '')));
}

/** The part of a page from one heading to the next of its level or above. */
export function sectionOf(text: string, heading: string): string {
  const from = text.indexOf(`\n## ${heading}\n`);
  if (from < 0) throw new Error(`Cannot find the heading "${heading}"`);
  const to = text.indexOf('\n## ', from + 4);
  return text.slice(from, to < 0 ? undefined : to);
}

/** The codes in the first column of a section's tables. */
export function codesInTables(text: string): Set<string> {
  const firstCells = [...text.matchAll(/^\| (`[^|]*`) \|/gm)].map((match) => match[1] ?? '');
  return new Set(firstCells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '')));
}
