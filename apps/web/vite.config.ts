import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { mapEngine } from './vite/map-engine.ts';

const server = 'http://127.0.0.1:3000';

/** Writes each text file compressed beside itself: the server sends what the browser takes, and compresses nothing. */
function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    writeBundle({ dir = 'dist' }, bundle) {
      for (const name of Object.keys(bundle).filter((one) => /\.(js|css|svg|json)$/.test(one))) {
        const text = readFileSync(join(dir, name));
        writeFileSync(join(dir, `${name}.gz`), gzipSync(text, { level: 9 }));
        writeFileSync(
          join(dir, `${name}.br`),
          brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
        );
      }
    },
  };
}

/**
 * What every page needs lies in few files: many small ones compress badly, and each costs a question. What is behind a
 * dynamic import (pages, dialogs, the palette, the map) stays apart by itself.
 */
const chunks = [
  { name: 'words-en', test: /\/i18n\/en\/|\.en\.ts$/, priority: 4 },
  { name: 'words-fr', test: /\/i18n\/fr\/|\.fr\.ts$/, priority: 4 },
  {
    name: 'base',
    test: /node_modules\/(react|react-dom|scheduler|i18next|react-i18next|@tanstack\/(react-router|router-core|history|react-query|query-core|react-store|store))\//,
    priority: 3,
  },
  {
    name: 'frame',
    test: (id: string) =>
      /src\/search\.ts|src\/(api|live|time|theme|i18n)\/|src\/components\/[a-z-]+\.|src\/shell\/|packages\/contract\/|@floating-ui/.test(
        id,
      ) ||
      (/@mantine\//.test(id) && !/components\/(Modal|ModalBase|Drawer)\//.test(id)),
    priority: 2,
    minShareCount: 3,
  },
  {
    name: 'list',
    test: /src\/components\/list\/|@tanstack\/(react-table|table-core|react-virtual|virtual-core)/,
    priority: 1,
  },
];

/** The page is built once and served as files: nothing in it is inline, so that a strict CSP holds. */
export default defineConfig({
  plugins: [mapEngine(), react(), precompress()],
  resolve: { alias: { zod: fileURLToPath(new URL('./src/api/unchecked-zod.ts', import.meta.url)) } },
  build: {
    target: 'es2022',
    outDir: 'dist',
    // A font or picture inside the CSS would be a `data:` address, which the CSP refuses for fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups: chunks } } },
  },
  server: {
    host: '127.0.0.1',
    proxy: Object.fromEntries(
      ['/api', '/stac', '/files', '/docs', '/openapi.json', '/healthz', '/readyz'].map((path) => [path, server]),
    ),
  },
});
