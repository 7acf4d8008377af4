import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Plugin, transformWithOxc } from 'vite';

const source = join(dirname(createRequire(import.meta.url).resolve('maplibre-gl/package.json')), 'src');
const within = (...path: string[]) => JSON.stringify(join(source, ...path));

// As its authors compile it: a field that is only declared must not undo what a constructor above it has set.
const fields = {
  typescript: { removeClassFieldsWithoutInitializer: true },
  assumptions: { setPublicClassFields: true },
} as const;

/** Modules in place of others. What a flat map without tiles and without text of its own never runs is left out. */
const replaced: Readonly<Record<string, string>> = {
  // The two names that the page takes: through `index.ts` each control and each popup would come along.
  engine: `
    export { Map } from ${within('ui', 'map.ts')};
    import { config } from ${within('util', 'config.ts')};
    export const setWorkerUrl = (url) => { config.WORKER_URL = url; };`,
  // The globe and its camera.
  projections: `
    import { MercatorProjection } from ${within('geo', 'projection', 'mercator_projection.ts')};
    import { createMercatorTransform } from ${within('geo', 'projection', 'mercator_transform.ts')};
    import { MercatorCameraHelper } from ${within('geo', 'projection', 'mercator_camera_helper.ts')};
    export const createProjectionFromName = (name, constrainOverride) => ({
      projection: new MercatorProjection(),
      transform: createMercatorTransform({ constrainOverride }),
      cameraHelper: new MercatorCameraHelper(),
    });`,
  // Tiles in MapLibre's own format.
  tiles: 'export const GEOMETRY_TYPE = {}; export const decodeTile = () => [];',
  // Text from right to left: names of places are pictures here.
  directions: 'export default () => ({});',
};
const places: Readonly<Record<string, string>> = {
  'maplibre-gl': 'engine',
  '@maplibre/mlt': 'tiles',
  'bidi-js': 'directions',
};

const workerModule = '\0map-worker';

/**
 * Builds MapLibre from the sources in its package. Its bundles hold everything twice, once for the page and once for the
 * worker: 442 kB gzipped. Built here, both share one chunk, and what we never run is left out: about 280 kB. The dev
 * server takes the bundles as they are.
 */
export function mapEngine(): Plugin {
  return {
    name: 'map-engine',
    apply: 'build',
    enforce: 'pre',
    resolveId(id, importer = '') {
      if (id === 'maplibre-gl/dist/maplibre-gl-worker.mjs?url') return workerModule;
      const place = places[id];
      if (place !== undefined) return `\0map-${place}`;
      const isFactory = importer.startsWith(source) && id.endsWith('/projection_factory.ts');
      return isFactory ? '\0map-projections' : undefined;
    },
    load(id) {
      if (id !== workerModule) return id.startsWith('\0map-') ? replaced[id.slice('\0map-'.length)] : undefined;
      const worker = join(source, 'source', 'worker.ts');
      const reference = this.emitFile({ type: 'chunk', id: worker, name: 'map-worker' });
      return `export default import.meta.ROLLUP_FILE_URL_${reference};`;
    },
    transform(code, id) {
      return id.startsWith(source) && id.endsWith('.ts') ? transformWithOxc(code, id, fields) : undefined;
    },
  };
}
