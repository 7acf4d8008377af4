// What the tests need of the machine beside Node: a browser, a database server.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { run, say } from './prepare.mjs';

const needed = {
  chromium: {
    debian: ['chromium'],
    present: () =>
      ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].some(existsSync) ||
      process.env.CHROMIUM !== undefined,
    words: 'Chromium (or its path in CHROMIUM)',
  },
  postgresql: {
    debian: ['postgresql', 'postgresql-postgis'],
    present: () => process.env.TEST_DATABASE_URL !== undefined || postgisVersions().length > 0,
    words: 'PostgreSQL 15 or newer with PostGIS (or TEST_DATABASE_URL)',
  },
};

/** Installs what is missing on Debian as root; elsewhere says it. Answers the names that are still missing. */
export function installSystemPackages() {
  const missing = Object.keys(needed).filter((name) => !needed[name].present());
  if (missing.length === 0) return [];
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const packages = missing.flatMap((name) => needed[name].debian);
    say(`Installing ${packages.join(', ')} with apt-get`);
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
    try {
      run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
        env: { DEBIAN_FRONTEND: 'noninteractive' },
      });
    } catch (error) {
      say(`Cannot install: ${error.message}`);
    }
  }
  const still = missing.filter((name) => !needed[name].present());
  for (const name of still) say(`Missing: ${needed[name].words}`);
  return still;
}

function postgisVersions() {
  const versions = '/usr/lib/postgresql';
  if (!existsSync(versions)) return [];
  return readdirSync(versions).filter(
    (version) => Number(version) >= 15 && existsSync(`/usr/share/postgresql/${version}/extension/postgis.control`),
  );
}
