import { PGlite } from '@electric-sql/pglite';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import { postgisFrom } from './postgis-bundle.ts';

/** The extensions that our migrations ask for. */
export const extensionNames = ['postgis', 'btree_gist', 'pg_trgm', 'unaccent'] as const;

const settings = {
  TimeZone: 'UTC',
  jit: 'off',
  min_wal_size: '32MB',
  max_wal_size: '256MB',
  // Statements of others wait meanwhile, and so few connections need no more.
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
};

/** PGlite as we use it, on a database or on a folder to make one in. */
export async function createPglite(database: string, cache: string): Promise<PGlite> {
  return PGlite.create({
    dataDir: database,
    extensions: { postgis: postgisFrom(cache), btree_gist, pg_trgm, unaccent },
    startParams: [
      ...PGlite.defaultStartParams,
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
  });
}
