import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = 'http://127.0.0.1:3000';

/** The page is built once and served as files: nothing in it is inline, so that a strict CSP holds. */
export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2022',
    outDir: 'dist',
    // A font or picture inside the CSS would be a `data:` address, which the CSP refuses for fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    host: '127.0.0.1',
    proxy: Object.fromEntries(
      ['/api', '/stac', '/files', '/docs', '/openapi.json', '/healthz', '/readyz'].map((path) => [path, server]),
    ),
  },
});
