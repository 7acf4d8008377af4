import type { Map as MapEngine, MapMouseEvent } from 'maplibre-gl';

/** What lies under the pointer: the first of them is what a click opens. */
export interface Pointed {
  readonly keys: readonly string[];
  readonly x: number;
  readonly y: number;
}

interface PointerEvents {
  /** One draws: the pointer opens nothing. */
  readonly isBusy: () => boolean;
  readonly openKey: () => string | undefined;
  readonly onPoint: (pointed: Pointed | undefined) => void;
  readonly onOpen: (key: string) => void;
}

const layersToPoint = ['points', 'outlines', 'items'];
/** Pixels around the pointer, so that a line can be hit. */
const reach = 3;

/** Tells what the pointer is on, at most once a frame, and opens what is clicked. */
export function followPointer(map: MapEngine, { isBusy, openKey, onPoint, onOpen }: PointerEvents): () => void {
  let frame = 0;
  map.on('mousemove', (event) => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => {
      const keys = isBusy() || map.isMoving() ? [] : keysAt(map, event);
      map.getCanvas().style.cursor = keys.length > 0 ? 'pointer' : '';
      onPoint(keys.length > 0 ? { keys, x: event.point.x, y: event.point.y } : undefined);
    });
  });
  map.on('mouseout', () => {
    cancelAnimationFrame(frame);
    onPoint(undefined);
  });
  map.on('click', (event) => {
    const keys = isBusy() ? [] : keysAt(map, event);
    // Where several lie on each other, each click opens the next one.
    const next = keys[(keys.indexOf(openKey() ?? '') + 1) % Math.max(1, keys.length)];
    if (next !== undefined) onOpen(next);
  });
  return () => cancelAnimationFrame(frame);
}

/** Keys of what lies at a point: small footprints before large ones, and of one size the first result first. */
function keysAt(map: MapEngine, { point: { x, y } }: MapMouseEvent): string[] {
  const found = map.queryRenderedFeatures(
    [
      [x - reach, y - reach],
      [x + reach, y + reach],
    ],
    { layers: layersToPoint.filter((layer) => map.getLayer(layer) !== undefined) },
  );
  const order = found
    .map(({ properties }) => properties as { key: string; size: number; place: number })
    .toSorted((one, other) => one.size - other.size || one.place - other.place);
  return [...new Set(order.map(({ key }) => key))];
}
