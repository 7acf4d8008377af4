import type { Language } from '@belvedere/contract/languages.ts';
import type { Box } from '@belvedere/stac/bbox.ts';
import { geometryOfBox } from '@belvedere/stac/geometry.ts';
import type { GeoJSONSource, Map as MapEngine } from 'maplibre-gl';
import type { StacItem } from '../item/stac-item.ts';
import { type Area, geometryOfPolygons } from '../search/area.ts';
import { boxBetween, wrapped } from '../search/draw-shapes.ts';
import { createStyle, layersOf } from './base-layers.ts';
import { addCityLabels, drawCityLabels } from './city-labels.ts';
import { createDrawTool } from './draw-tool.ts';
import { createEngine } from './engine.ts';
import { outlinesOf } from './footprints.ts';
import { readMapColours } from './map-colours.ts';
import { type MapView, worldView } from './map-view.ts';
import { followPointer, type Pointed } from './pointer.ts';
import { createResultLayer } from './result-layer.ts';
import { showWorld } from './world-layer.ts';

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

/** The map of the catalogue: footprints, quicklooks, cities and what one draws, over Natural Earth. */
export function createCatalogueMap({ container, label, language, view = worldView, events }: MapSetting): CatalogueMap {
  const map = createEngine({
    container,
    style: createStyle(readMapColours(container)),
    center: [view.lon, view.lat],
    zoom: view.zoom,
    locale: { 'Map.Title': label },
  });
  const whenReady = queueUntilStyled(map);
  const results = createResultLayer(map);
  const drawing = createDrawing(map, events.onDrawn);
  const stopFollowing = followPointer(map, { ...events, isBusy: drawing.isOn, openKey: results.openKey });
  whenReady(() => {
    addCityLabels(map);
    void drawCityLabels(map, language, readMapColours(container));
  });
  showWorld(map, { whenReady, onFailed: events.onFailed });
  map.on('moveend', () => {
    whenReady(results.look);
    const { lng, lat } = map.getCenter();
    events.onView({ lon: wrapped(lng), lat, zoom: map.getZoom() });
  });
  return {
    showItems: (items) => whenReady(() => results.show(items)),
    light: (hot, open) => whenReady(() => results.light(hot, open)),
    showArea: (area) => whenReady(() => map.getSource<GeoJSONSource>('area')?.setData(outlineOf(area))),
    dress: (speaking) => whenReady(() => dress(map, container, speaking)),
    draw() {
      events.onPoint(undefined);
      drawing.start();
    },
    stopDrawing: drawing.stop,
    zoom: (by) => void (by > 0 ? map.zoomIn() : map.zoomOut()),
    bounds: () => boundsOf(map),
    fit: (box, { animate = true } = {}) => fit(map, box, animate),
    placeOf: ({ west, east, north }) => map.project([(west + eastOf(west, east)) / 2, north]),
    close() {
      stopFollowing();
      results.close();
      map.remove();
    },
  };
}

/** The style is read in a moment: what is asked for before waits until then. */
function queueUntilStyled(map: MapEngine): (act: () => void) => void {
  const waiting: (() => void)[] = [];
  let ready = false;
  map.once('style.load', () => {
    ready = true;
    for (const act of waiting.splice(0)) act();
  });
  return (act) => {
    if (ready) act();
    else waiting.push(act);
  };
}

/** The tool, and whether it is in hand. */
function createDrawing(map: MapEngine, onDrawn: (area: Area | undefined) => void) {
  let on = false;
  const letGo = () => {
    on = false;
  };
  const tool = createDrawTool(map, { onEnd: onDrawn });
  return {
    isOn: () => on,
    start() {
      on = true;
      tool.start();
    },
    stop() {
      if (!on) return;
      tool.stop();
      // The click that ended it is still to come, and opens nothing.
      setTimeout(letGo, 0);
    },
  };
}

/** The colours of the theme, and the names of cities in a language. */
function dress(map: MapEngine, container: HTMLElement, language: Language): void {
  const colours = readMapColours(container);
  for (const { id, paint } of layersOf(colours)) {
    const figures = Object.entries(paint ?? {}) as [Parameters<MapEngine['setPaintProperty']>[1], unknown][];
    for (const [name, value] of figures) map.setPaintProperty(id, name, value as never);
  }
  void drawCityLabels(map, language, colours);
}

function boundsOf(map: MapEngine): Box {
  const bounds = map.getBounds();
  return boxBetween([bounds.getWest(), bounds.getSouth()], [bounds.getEast(), bounds.getNorth()]);
}

function fit(map: MapEngine, { west, south, east, north }: Box, animate: boolean): void {
  const corners: [number, number, number, number] = [
    west,
    Math.max(-85, south),
    eastOf(west, east),
    Math.min(85, north),
  ];
  map.fitBounds(corners, { padding: 48, maxZoom: 8, animate });
}

/** The east side of a box, beyond 180 where it crosses the antimeridian. */
function eastOf(west: number, east: number): number {
  return east < west ? east + 360 : east;
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
