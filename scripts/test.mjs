// `npm test`: installs what is needed, runs every check and suite, names what did not run, and counts.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPage, installPackages, node24, root, say } from './prepare.mjs';
import { installSystemPackages } from './system-packages.mjs';

const ci = process.env.CI === 'true';
const counts = { passed: 0, failed: 0 };
const failures = [];
const absent = [];
const reports = mkdtempSync(join(tmpdir(), 'belvedere-test-'));

const suites = { long: ['long'], peers: ['peers'] };
const suite = process.argv.includes('--suite') ? process.argv[process.argv.indexOf('--suite') + 1] : undefined;

try {
  installPackages();
  const missing = installSystemPackages();
  if (suite === undefined) {
    check('types', [bin('typescript', 'bin/tsc'), '-p', 'tsconfig.json']);
    check('types of the page', [bin('typescript', 'bin/tsc'), '-p', 'apps/web/tsconfig.json']);
    check('lint and format', [bin('@biomejs/biome', 'bin/biome'), 'check', '--diagnostic-level=error', '.']);
    check('licences', [join(root, 'scripts/licences.mjs')]);
    check('unused code', [bin('knip', 'bin/knip.js')]);
    buildPage();
    vitest('rules');
    vitest('embedded');
    unlessMissing('postgresql', missing.includes('postgresql'), 'PostgreSQL 15 or newer with PostGIS');
    unlessMissing('engine', missing.includes('postgresql'), 'PostgreSQL 15 or newer with PostGIS');
    unlessMissing('browser', missing.includes('chromium'), 'Chromium');
    unlessMissing(
      'shared',
      !existsSync(process.env.BELVEDERE_SHARED ?? join(root, '../shared/testdata')),
      'the shared test data (BELVEDERE_SHARED)',
    );
    if (ci) vitest('fresh');
    else absent.push('fresh: the README command in an empty clone (runs under CI=true)');
  } else {
    if (suites[suite] === undefined)
      throw new Error(`Cannot run suite "${suite}": there are ${Object.keys(suites).join(', ')}`);
    buildPage();
    for (const project of suites[suite]) vitest(project);
  }
} catch (error) {
  say(error.message);
  failures.push(error.message);
  counts.failed += 1;
} finally {
  rmSync(reports, { recursive: true, force: true });
}

report();

function bin(name, path) {
  return join(root, 'node_modules', name, path);
}

function check(name, parameters) {
  say(`\n== ${name}`);
  const { status } = spawnSync(node24, parameters, { cwd: root, stdio: 'inherit' });
  count(name, status === 0 ? 1 : 0, status === 0 ? 0 : 1);
}

function unlessMissing(project, isMissing, what) {
  if (isMissing) absent.push(`${project}: needs ${what}`);
  else vitest(project);
}

function vitest(project) {
  say(`\n== ${project}`);
  const file = join(reports, `${project}.json`);
  const parameters = [
    bin('vitest', 'vitest.mjs'),
    'run',
    '--project',
    project,
    '--passWithNoTests=false',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ];
  const { status } = spawnSync(node24, parameters, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, FORCE_COLOR: '0' },
  });
  if (!existsSync(file)) return count(project, 0, 1);
  const { numPassedTests, numFailedTests, numPendingTests, numTotalTests } = JSON.parse(readFileSync(file, 'utf8'));
  if (numPendingTests > 0) absent.push(`${project}: ${numPendingTests} tests skipped`);
  // A suite that broke outside its tests, or ran none, failed all the same.
  const broken = status !== 0 && numFailedTests === 0 ? 1 : 0;
  count(project, numPassedTests, numFailedTests + broken + (numTotalTests === 0 ? 1 : 0));
}

function count(name, passed, failed) {
  counts.passed += passed;
  counts.failed += failed;
  if (failed > 0) failures.push(`${name}: ${failed}`);
}

function report() {
  say('');
  for (const failure of failures) say(`FAILED  ${failure}`);
  for (const log of ['long', 'peers']) say(ageOf(log));
  for (const name of absent) say(`DID NOT RUN  ${name}`);
  const failed = counts.failed + (ci ? absent.length : 0);
  process.stdout.write(`${counts.passed} passed, ${failed} failed\n`);
  process.exit(failed > 0 ? 1 : 0);
}

/** The two suites that stand beside leave dated logs: `docs/reference/<suite>-2026-11-24.md`. */
function ageOf(name) {
  const folder = join(root, 'docs/reference');
  const dates = existsSync(folder)
    ? readdirSync(folder).flatMap((file) => file.match(new RegExp(`^${name}-(\\d{4}-\\d\\d-\\d\\d)\\.md$`))?.[1] ?? [])
    : [];
  const last = dates.sort().at(-1);
  if (last === undefined) return `npm run test:${name} has left no log yet`;
  return `npm run test:${name} last ran on ${last}, ${Math.floor((Date.now() - Date.parse(last)) / 86_400_000)} days ago`;
}
