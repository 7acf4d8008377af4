import { Map as MapEngine, type MapOptions, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';

/** A flat map with north up, that asks nobody but us for anything. */
export function createEngine(options: MapOptions): MapEngine {
  setWorkerUrl(workerUrl);
  const map = new MapEngine({
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    rollEnabled: false,
    maxZoom: 14,
    fadeDuration: 120,
    ...options,
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  return map;
}
