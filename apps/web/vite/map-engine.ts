import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Plugin, transformWithOxc } from 'vite';

const source = join(dirname(createRequire(import.meta.url).resolve('maplibre-gl/package.json')), 'src');
const engine = join(source, 'index.ts');
const worker = join(source, 'source', 'worker.ts');

// As its authors compile it: a field that is only declared must not undo what a constructor above it has set.
const fields = {
  typescript: { removeClassFieldsWithoutInitializer: true },
  assumptions: { setPublicClassFields: true },
} as const;

const workerModule = '\0map-worker';
const tilesModule = '\0map-tiles';

/**
 * Builds MapLibre from the sources in its package. Its bundles hold everything twice, once for the page and once for the
 * worker: 442 kB gzipped. Built here, both share one chunk, and the decoder of MapLibre tiles, which we have none of, is
 * left out: 301 kB. The dev server takes the bundles as they are.
 */
export function mapEngine(): Plugin {
  return {
    name: 'map-engine',
    apply: 'build',
    enforce: 'pre',
    resolveId(id) {
      if (id === 'maplibre-gl') return engine;
      if (id === 'maplibre-gl/dist/maplibre-gl-worker.mjs?url') return workerModule;
      return id === '@maplibre/mlt' ? tilesModule : undefined;
    },
    load(id) {
      if (id === tilesModule) return 'export const GEOMETRY_TYPE = {}; export const decodeTile = () => [];';
      if (id !== workerModule) return undefined;
      const reference = this.emitFile({ type: 'chunk', id: worker, name: 'map-worker' });
      return `export default import.meta.ROLLUP_FILE_URL_${reference};`;
    },
    transform(code, id) {
      return id.startsWith(source) && id.endsWith('.ts') ? transformWithOxc(code, id, fields) : undefined;
    },
  };
}
