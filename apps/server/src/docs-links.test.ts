import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './testing/literal-codes.ts';

const pages = [...globSync('*.md', { cwd: root }), ...globSync('docs/**/*.md', { cwd: root })];
const textOf = (page: string) => readFileSync(join(root, page), 'utf8');

test('every link between pages leads to a file, and to a heading of it', () => {
  const dead = pages.flatMap((page) =>
    linksOf(textOf(page))
      .filter((link) => !leadsSomewhere(page, link))
      .map((link) => `${page}: ${link}`),
  );
  expect(dead).toEqual([]);
});

test('every page of docs can be reached from the README', () => {
  const reached = new Set(['README.md']);
  for (const page of reached) {
    for (const link of linksOf(textOf(page))) {
      const target = join(dirname(page), link.split('#')[0] ?? '');
      if (pages.includes(target)) reached.add(target);
    }
  }
  // Logs that a suite leaves are named by their day, and read by who ran it.
  const isLog = (page: string) => /-\d{4}-\d\d-\d\d\.md$/.test(page);
  expect(pages.filter((page) => !reached.has(page) && !isLog(page))).toEqual([]);
});

test('every npm script that a page names exists, and README or CONTRIBUTING names each', () => {
  const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };
  const named = (page: string) =>
    [...textOf(page).matchAll(/\bnpm (?:run ([\w:]+)|(start|test)\b)/g)].map((match) => match[1] ?? match[2] ?? '');
  expect([...new Set(pages.flatMap(named))].filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  const told = [...named('README.md'), ...named('CONTRIBUTING.md')];
  const runs = Object.keys(scripts).filter((name) => programIsThere(scripts[name] ?? ''));
  expect(runs.filter((name) => !told.includes(name))).toEqual([]);
});

function programIsThere(command: string): boolean {
  const file = /^node (\S+)/.exec(command)?.[1];
  return file === undefined || existsSync(join(root, file));
}

/** Links and pictures that lead to files of ours; what stands in code is no link. */
function linksOf(text: string): string[] {
  const prose = text.replaceAll(/^ *```[\s\S]*?^ *```$/gm, '').replaceAll(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map((match) => match[1] ?? '')
    .filter((link) => !/^[a-z]+:/.test(link));
}

function leadsSomewhere(page: string, link: string): boolean {
  const [path = '', heading] = link.split('#');
  const target = path === '' ? page : join(dirname(page), path);
  if (!existsSync(join(root, target))) return false;
  return heading === undefined || anchorsOf(textOf(target)).includes(heading);
}

/** As GitHub makes them. */
function anchorsOf(text: string): string[] {
  const headings = [...text.replaceAll(/^ *```[\s\S]*?^ *```$/gm, '').matchAll(/^#+ (.+)$/gm)];
  return headings.map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
