import { existsSync } from 'node:fs';
import { type BrowserServer, chromium } from 'playwright-core';

/** One Chromium that every test file connects to: Debian's, or the one that `CHROMIUM` names. */
export async function startBrowser(): Promise<BrowserServer> {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  if (!existsSync(executablePath)) {
    throw new Error(`Cannot start Chromium: "${executablePath}" is not there. Install it, or name it in CHROMIUM`);
  }
  return chromium.launchServer({
    executablePath,
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
  });
}
