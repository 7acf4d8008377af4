import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * Every measurement of docs/reference/benchmarks.md, one after the other: about half an hour, and nothing else may run beside it.
 *
 *   npm run bench                 all of them
 *   npm run bench -- live start   some
 */
const benchmarks: Record<string, readonly string[][]> = {
  start: [[]],
  sessions: [['--engine', 'both']],
  live: [['--engine', 'both']],
  'feature-stream': [[]],
  search: [
    ['--engine', 'postgresql', '--items', '1000000'],
    ['--engine', 'embedded', '--items', '100000'],
  ],
  ingest: [
    ['--engine', 'postgresql', '--items', '100000'],
    ['--engine', 'embedded', '--items', '100000'],
  ],
};

const asked = process.argv.slice(2);
const unknown = asked.find((name) => !Object.hasOwn(benchmarks, name));
if (unknown !== undefined) throw new Error(`Cannot run "${unknown}": there are ${Object.keys(benchmarks).join(', ')}`);
let failed = 0;
for (const [name, calls] of Object.entries(benchmarks)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  for (const parameters of calls) {
    console.log(`\n# node bench/${name}.ts ${parameters.join(' ')}`);
    const file = fileURLToPath(new URL(`${name}.ts`, import.meta.url));
    const { status } = spawnSync(process.execPath, [file, ...parameters], { stdio: 'inherit' });
    if (status !== 0) failed += 1;
  }
}
process.exitCode = failed > 0 ? 1 : 0;
