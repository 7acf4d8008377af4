import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { startBrowser } from './browser.ts';
import { administrator, startServer } from './server.ts';

/** What every file of the project `browser` shares: one server and one Chromium. */
export interface SharedStage {
  readonly origin: string;
  readonly folder: string;
  /** Where Chromium hears. */
  readonly browser: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    /** Absent in the long suite, where a file starts its own. */
    stage?: SharedStage;
  }
}

/** Starts what is shared. `npm test` has built the page before. */
export async function startShared(): Promise<SharedStage & { close(): Promise<void> }> {
  if (!existsSync(fileURLToPath(new URL('../apps/web/dist/index.html', import.meta.url)))) {
    throw new Error('Cannot open the page: it is not built. Run `npm test`, or `npx vite build` in apps/web');
  }
  const browser = await startBrowser();
  const server = await startServer({
    BELVEDERE_ADMIN_EMAIL: administrator.email,
    BELVEDERE_ADMIN_PASSWORD: administrator.password,
  });
  return {
    origin: server.origin,
    folder: server.folder,
    browser: browser.wsEndpoint(),
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

/** Vitest's global set-up of the project. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { close, ...shared } = await startShared();
  project.provide('stage', shared);
  return close;
}
