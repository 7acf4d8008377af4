import type { Language } from '@belvedere/contract/languages.ts';
import type { Browser, BrowserContext, Page } from 'playwright-core';

export interface View {
  readonly language?: Language;
  readonly theme?: 'light' | 'dark';
  /** 1440 by 900, or a phone of 390 by 844. */
  readonly width?: 1440 | 390;
  /** Complaints of the browser that the test itself brings about. */
  readonly expected?: RegExp;
}

/** A window of a reader, and what the browser complained of in it. */
export interface Window {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly complaints: string[];
}

const height = { 1440: 900, 390: 844 } as const;

/** A browser profile of its own: nothing is remembered from another reader. */
export async function openWindow(
  browser: Browser,
  origin: string,
  token: string | undefined,
  { language = 'en', theme = 'light', width = 1440, expected }: View = {},
): Promise<Window> {
  const context = await browser.newContext({
    baseURL: origin,
    locale: language === 'fr' ? 'fr-FR' : 'en-GB',
    timezoneId: 'Europe/Paris',
    colorScheme: theme,
    viewport: { width, height: height[width] },
    hasTouch: width === 390,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  if (token !== undefined) {
    await context.addCookies([{ name: 'belvedere', value: token, url: origin, httpOnly: true, sameSite: 'Lax' }]);
  }
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  const complain = (text: string) => {
    if (expected?.test(text) !== true) complaints.push(text);
  };
  page.on('pageerror', (error) => complain(`page error: ${error.stack ?? error.message}`));
  page.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    const { url } = message.location();
    // How a page learns that nobody is signed in; Chromium writes every 401 down.
    if (token === undefined && url.endsWith('/api/me') && message.text().includes('401')) return;
    complain(`${message.type()}: ${message.text()} (${url})`);
  });
  return { page, context, complaints };
}
