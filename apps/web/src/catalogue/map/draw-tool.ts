import type { GeoJSONSource, LngLat, Map as MapEngine } from 'maplibre-gl';
import type { Area } from '../search/area.ts';
import { areaOfCorners, boxBetween } from '../search/draw-shapes.ts';

export interface DrawTool {
  start(): void;
  stop(): void;
}

interface DrawEvents {
  /** Something was drawn, or nothing came of it. */
  readonly onEnd: (area: Area | undefined) => void;
}

type Corner = [number, number];
/** Pixels that a hand moves while it only clicks, and that a first corner is wide. */
const steady = 4;
const close = 12;

/** One tool for both: a drag draws a box, clicks set the corners of a polygon; a double click or the first corner ends it. */
export function createDrawTool(map: MapEngine, { onEnd }: DrawEvents): DrawTool {
  let corners: Corner[] = [];
  let pressed: { at: Corner; x: number; y: number } | undefined;
  let dragged = false;
  const surface = map.getCanvasContainer();
  const place = (event: PointerEvent): Corner => {
    const { left, top } = surface.getBoundingClientRect();
    return cornerOf(map.unproject([event.clientX - left, event.clientY - top]));
  };
  const draw = (pointer?: Corner) => {
    const box = dragged && pressed !== undefined && pointer !== undefined ? boxCorners(pressed.at, pointer) : undefined;
    const line = box ?? [...corners, ...(pointer === undefined ? [] : [pointer])];
    map.getSource<GeoJSONSource>('drawing')?.setData(sketchOf(line, box === undefined ? corners : []));
  };
  const end = (area: Area | undefined) => {
    stop();
    onEnd(area);
  };
  const finish = () => end(corners.length < 3 ? undefined : areaOfCorners(corners));
  const onDoubleClick = (event: Event) => {
    // The map would zoom in.
    event.stopImmediatePropagation();
    finish();
  };
  const onDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    event.preventDefault();
    surface.setPointerCapture(event.pointerId);
    pressed = { at: place(event), x: event.clientX, y: event.clientY };
    dragged = false;
  };
  const onMove = (event: PointerEvent) => {
    const moved = pressed !== undefined && Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > steady;
    if (moved && corners.length === 0) dragged = true;
    draw(place(event));
  };
  const onUp = (event: PointerEvent) => {
    if (pressed === undefined) return;
    const from = pressed.at;
    pressed = undefined;
    if (dragged) return end({ kind: 'box', box: boxBetween(from, place(event)) });
    const [first] = corners;
    const isBack = first !== undefined && corners.length > 2 && pixelsBetween(map, first, from) < close;
    const last = corners.at(-1);
    if (isBack) return finish();
    if (last === undefined || pixelsBetween(map, last, from) > steady) corners = [...corners, from];
    draw();
  };
  const onKey = (event: KeyboardEvent) => {
    if (!['Escape', 'Enter', 'Backspace'].includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return end(undefined);
    if (event.key === 'Enter') return finish();
    corners = corners.slice(0, -1);
    draw();
  };
  const listen = (which: 'addEventListener' | 'removeEventListener') => {
    surface[which]('pointerdown', onDown as EventListener, true);
    surface[which]('pointermove', onMove as EventListener, true);
    surface[which]('pointerup', onUp as EventListener, true);
    surface[which]('dblclick', onDoubleClick, true);
    document[which]('keydown', onKey as EventListener, true);
  };
  function stop() {
    listen('removeEventListener');
    surface.style.cursor = '';
    for (const handler of [map.dragPan, map.doubleClickZoom, map.boxZoom, map.touchZoomRotate]) handler.enable();
    map.touchZoomRotate.disableRotation();
    corners = [];
    pressed = undefined;
    draw();
  }
  return {
    start() {
      listen('addEventListener');
      surface.style.cursor = 'crosshair';
      for (const handler of [map.dragPan, map.doubleClickZoom, map.boxZoom, map.touchZoomRotate]) handler.disable();
    },
    stop,
  };
}

function cornerOf({ lng, lat }: LngLat): Corner {
  return [lng, lat];
}

function boxCorners([west, south]: Corner, [east, north]: Corner): Corner[] {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}

function sketchOf(line: readonly Corner[], corners: readonly Corner[]): GeoJSON.FeatureCollection {
  const lineFeature: GeoJSON.Feature = {
    type: 'Feature',
    properties: {},
    geometry: { type: 'LineString', coordinates: [...line] },
  };
  const points = corners.map(
    (coordinates): GeoJSON.Feature => ({ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates } }),
  );
  return { type: 'FeatureCollection', features: line.length > 1 ? [lineFeature, ...points] : points };
}

function pixelsBetween(map: MapEngine, one: Corner, other: Corner): number {
  const [from, to] = [map.project(one), map.project(other)];
  return Math.hypot(from.x - to.x, from.y - to.y);
}
