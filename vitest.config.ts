import { defineConfig } from 'vitest/config';

const exclude = ['**/node_modules/**', '**/dist/**'];
const server = 'apps/server/src';

/** Database tests share a process and its database; each test has a project of its own. */
const onDatabase = { pool: 'forks', isolate: false, testTimeout: 30_000, hookTimeout: 120_000 } as const;

export default defineConfig({
  test: {
    reporters: ['default'],
    projects: [
      {
        test: {
          name: 'rules',
          include: ['apps/**/*.test.ts', 'apps/**/*.test.tsx', 'packages/**/*.test.ts'],
          exclude: [...exclude, '**/*.{db,shared,engine,long,fresh,peers}.test.ts'],
        },
      },
      {
        test: {
          name: 'embedded',
          include: [`${server}/**/*.db.test.ts`],
          exclude,
          globalSetup: `${server}/testing/embedded-template.ts`,
          maxWorkers: 1,
          ...onDatabase,
        },
      },
      {
        test: {
          name: 'postgresql',
          include: [`${server}/**/*.db.test.ts`],
          exclude,
          globalSetup: `${server}/testing/postgresql-server.ts`,
          maxWorkers: 2,
          ...onDatabase,
        },
      },
      {
        test: {
          name: 'engine',
          include: [`${server}/**/*.engine.test.ts`],
          exclude,
          globalSetup: `${server}/testing/postgresql-server.ts`,
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['e2e/**/*.test.ts'],
          exclude: [...exclude, '**/*.long.test.ts'],
          globalSetup: 'e2e/browser-project.ts',
          fileParallelism: false,
          expect: { poll: { timeout: 15_000 } },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'shared',
          include: ['**/*.shared.test.ts'],
          exclude,
          globalSetup: `${server}/testing/postgresql-server.ts`,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'fresh',
          include: ['scripts/**/*.fresh.test.ts'],
          exclude,
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
      {
        test: {
          name: 'long',
          include: ['**/*.long.test.ts'],
          exclude,
          globalSetup: `${server}/testing/postgresql-server.ts`,
          fileParallelism: false,
          testTimeout: 3_600_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: { name: 'peers', include: ['**/*.peers.test.ts'], exclude, testTimeout: 1_200_000, hookTimeout: 600_000 },
      },
    ],
  },
});
