import type { GeoJSONSource, Map as MapEngine } from 'maplibre-gl';
import { loadWorld, type World } from './world.ts';

/** From this zoom on the coarse coast shows its corners. */
const fineFrom = 3.2;

interface WorldEvents {
  /** Runs what the style must be there for. */
  readonly whenReady: (act: () => void) => void;
  readonly onFailed: (error: unknown) => void;
}

/** Land as soon as it is read; its fine form when the map is close enough and has nothing better to do. */
export function showWorld(map: MapEngine, { whenReady, onFailed }: WorldEvents): void {
  const show = ({ land, coasts, borders }: World) => {
    whenReady(() => {
      for (const [source, shape] of Object.entries({ land, coasts, borders })) {
        map.getSource<GeoJSONSource>(source)?.setData(shape);
      }
    });
  };
  loadWorld('coarse').then(show, onFailed);
  const refine = () => {
    if (map.getZoom() < fineFrom) return;
    map.off('idle', refine);
    // The coarse one is there: a failure changes nothing that one sees.
    loadWorld('fine').then(show, () => undefined);
  };
  map.on('idle', refine);
}
