import type { Language } from '@belvedere/contract/languages.ts';
import type { Box } from '@belvedere/stac/bbox.ts';
import { geometryOfBox } from '@belvedere/stac/geometry.ts';
import type { GeoJSONSource, MapMouseEvent } from 'maplibre-gl';
import type { StacItem } from '../item/stac-item.ts';
import { type Area, geometryOfPolygons } from '../search/area.ts';
import { boxBetween } from '../search/draw-shapes.ts';
import { createStyle, layersOf } from './base-layers.ts';
import { addCityLabels, drawCityLabels } from './city-labels.ts';
import { createDrawTool } from './draw-tool.ts';
import { createEngine } from './engine.ts';
import { footprintsOf, outlinesOf } from './footprints.ts';
import { readMapColours } from './map-colours.ts';
import { type MapView, worldView } from './map-view.ts';
import { createQuicklooks } from './quicklooks.ts';
import { loadWorld, type World } from './world.ts';

/** What lies under the pointer: the first of them is what a click opens. */
export interface Pointed {
  readonly keys: readonly string[];
  readonly x: number;
  readonly y: number;
}

export interface MapEvents {
  readonly onPoint: (pointed: Pointed | undefined) => void;
  readonly onOpen: (key: string) => void;
  readonly onView: (view: MapView) => void;
  readonly onDrawn: (area: Area | undefined) => void;
  readonly onFailed: (error: unknown) => void;
}

export interface CatalogueMap {
  showItems(items: readonly StacItem[]): void;
  light(hot: string | undefined, open: string | undefined): void;
  showArea(area: Area | undefined): void;
  /** After a change of theme or language. */
  dress(language: Language): void;
  draw(): void;
  stopDrawing(): void;
  zoom(by: 1 | -1): void;
  bounds(): Box;
  fit(box: Box, options?: { readonly animate?: boolean }): void;
  /** Where a footprint is on the screen: the middle of its upper edge. */
  placeOf(box: Box): { readonly x: number; readonly y: number };
  close(): void;
}

export interface MapSetting {
  readonly container: HTMLElement;
  readonly label: string;
  readonly language: Language;
  readonly view: MapView | undefined;
  readonly events: MapEvents;
}

/** From this zoom on the coarse coast shows its corners. */
const fineFrom = 3.2;
const layersToPoint = ['points', 'outlines', 'items'];

/** The map of the catalogue: footprints, quicklooks, cities and what one draws, over Natural Earth. */
export function createCatalogueMap({ container, label, language, view = worldView, events }: MapSetting): CatalogueMap {
  let items: readonly StacItem[] = [];
  let states = new Map<string, Record<string, boolean>>();
  let lit: { hot: string | undefined; open: string | undefined } = { hot: undefined, open: undefined };
  let drawing = false;
  const colours = () => readMapColours(container);
  const map = createEngine({
    container,
    style: createStyle(colours()),
    center: [view.lon, view.lat],
    zoom: view.zoom,
    locale: { 'Map.Title': label },
  });
  const setState = (key: string, state: Record<string, boolean>) => {
    states.set(key, { ...states.get(key), ...state });
    for (const source of ['items', 'outlines']) map.setFeatureState({ source, id: key }, state);
  };
  const quicklooks = createQuicklooks(map, (key, pictured) => setState(key, { pictured }));
  const tool = createDrawTool(map, {
    onEnd: (area) => {
      // The click that ended it is still to come.
      setTimeout(() => {
        drawing = false;
      }, 0);
      events.onDrawn(area);
    },
  });
  const setData = (source: string, data: GeoJSON.GeoJSON) => map.getSource<GeoJSONSource>(source)?.setData(data);
  const setWorld = ({ land, coasts, borders }: World) => {
    setData('land', land);
    setData('coasts', coasts);
    setData('borders', borders);
  };
  const showQuicklooks = () => {
    quicklooks.show(items, new Set([lit.hot, lit.open].filter((key) => key !== undefined)));
  };
  const pointed = keysUnderPointer(map);
  const pending: (() => void)[] = [];
  let ready = false;
  /** The style is read in a moment: what is asked for before waits until then. */
  const whenReady = (act: () => void) => {
    if (ready) act();
    else pending.push(act);
  };
  map.once('style.load', () => {
    ready = true;
    addCityLabels(map);
    for (const act of pending.splice(0)) act();
  });
  showWorld(map, (read) => whenReady(() => setWorld(read)), events.onFailed);
  whenReady(() => void drawCityLabels(map, language, colours()));
  map.on('moveend', () => {
    showQuicklooks();
    const { lng, lat } = map.getCenter();
    events.onView({ lon: boxBetween([lng, 0], [lng, 0]).west, lat, zoom: map.getZoom() });
  });
  let frame = 0;
  map.on('mousemove', (event) => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => {
      const keys = drawing || map.isMoving() ? [] : pointed(event);
      map.getCanvas().style.cursor = keys.length > 0 ? 'pointer' : '';
      events.onPoint(keys.length > 0 ? { keys, x: event.point.x, y: event.point.y } : undefined);
    });
  });
  map.on('mouseout', () => {
    cancelAnimationFrame(frame);
    events.onPoint(undefined);
  });
  map.on('click', (event) => {
    const keys = drawing ? [] : pointed(event);
    // Where several lie on each other, each click opens the next one.
    const next = keys[(keys.indexOf(lit.open ?? '') + 1) % Math.max(1, keys.length)];
    if (next !== undefined) events.onOpen(next);
  });
  return {
    showItems(next) {
      whenReady(() => {
        items = next;
        const { surfaces, outlines } = footprintsOf(items);
        setData('items', surfaces);
        setData('outlines', outlines);
        showQuicklooks();
      });
    },
    light(hot, open) {
      whenReady(() => {
        for (const key of [lit.hot, lit.open]) if (key !== undefined) setState(key, { hot: false, open: false });
        if (open !== undefined) setState(open, { open: true });
        if (hot !== undefined) setState(hot, { hot: true });
        lit = { hot, open };
        showQuicklooks();
      });
    },
    showArea(area) {
      whenReady(() => setData('area', outlineOf(area)));
    },
    dress(speaking) {
      whenReady(() => {
        const now = colours();
        for (const { id, paint } of layersOf(now)) {
          const figures = Object.entries(paint ?? {}) as [Parameters<typeof map.setPaintProperty>[1], unknown][];
          for (const [name, value] of figures) map.setPaintProperty(id, name, value as never);
        }
        void drawCityLabels(map, speaking, now);
      });
    },
    draw() {
      drawing = true;
      events.onPoint(undefined);
      tool.start();
    },
    stopDrawing() {
      if (!drawing) return;
      drawing = false;
      tool.stop();
    },
    zoom: (by) => void (by > 0 ? map.zoomIn() : map.zoomOut()),
    bounds: () => {
      const bounds = map.getBounds();
      return boxBetween([bounds.getWest(), bounds.getSouth()], [bounds.getEast(), bounds.getNorth()]);
    },
    fit({ west, south, east, north }, { animate = true } = {}) {
      const reach = east < west ? east + 360 : east;
      map.fitBounds([west, Math.max(-85, south), reach, Math.min(85, north)], { padding: 48, maxZoom: 8, animate });
    },
    placeOf({ west, east, north }) {
      const middle = (west + (east < west ? east + 360 : east)) / 2;
      return map.project([middle, north]);
    },
    close() {
      cancelAnimationFrame(frame);
      states = new Map();
      quicklooks.close();
      map.remove();
    },
  };
}

type Engine = ReturnType<typeof createEngine>;

/** Land as soon as it is read; its fine form when the map is close enough and has nothing better to do. */
function showWorld(map: Engine, show: (world: World) => void, failed: (error: unknown) => void) {
  loadWorld('coarse').then(show, failed);
  const refine = () => {
    if (map.getZoom() < fineFrom) return;
    map.off('idle', refine);
    // The coarse one is there: a failure changes nothing that one sees.
    loadWorld('fine').then(show, () => undefined);
  };
  map.on('idle', refine);
}

/** Keys of what lies at a point: small footprints before large ones, and of one size the first result first. */
function keysUnderPointer(map: Engine) {
  return ({ point: { x, y } }: MapMouseEvent): string[] => {
    const reach = 3;
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
  };
}

function outlineOf(area: Area | undefined): GeoJSON.FeatureCollection {
  if (area === undefined) return { type: 'FeatureCollection', features: [] };
  const geometry = area.kind === 'box' ? geometryOfBox(area.box) : geometryOfPolygons(area.polygons);
  const coordinates = outlinesOf(geometry);
  return {
    type: 'FeatureCollection',
    features: [{ type: 'Feature', properties: {}, geometry: { type: 'MultiLineString', coordinates } }],
  };
}
