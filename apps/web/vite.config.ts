import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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

/** The page is built once and served as files: nothing in it is inline, so that a strict CSP holds. */
export default defineConfig({
  plugins: [mapEngine(), react(), precompress()],
  build: {
    target: 'es2022',
    outDir: 'dist',
    // A font or picture inside the CSS would be a `data:` address, which the CSP refuses for fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // Zod reads `no-eval.ts` before any schema is made: they must lie in one chunk, which runs before all that use it.
      output: { codeSplitting: { groups: [{ name: 'zod', test: /node_modules\/zod\/|src\/no-eval\.ts/ }] } },
    },
  },
  server: {
    host: '127.0.0.1',
    proxy: Object.fromEntries(
      ['/api', '/stac', '/files', '/docs', '/openapi.json', '/healthz', '/readyz'].map((path) => [path, server]),
    ),
  },
});
