import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl';
import type { MapColours } from './map-colours.ts';
import { graticule } from './world.ts';

const nothing: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] };
const empty: SourceSpecification = { type: 'geojson', data: nothing };

/** Sources that are filled as things come. */
const filled = ['land', 'coasts', 'borders', 'items', 'outlines', 'area', 'drawing', 'cities'] as const;

/** The map before anything is on it. Land comes when it is read; there are no tiles, fonts or sprites to ask anybody for. */
export function createStyle(colours: MapColours): StyleSpecification {
  return {
    version: 8,
    sources: {
      ...Object.fromEntries(filled.map((name) => [name, empty])),
      items: { type: 'geojson', data: nothing, promoteId: 'key' },
      outlines: { type: 'geojson', data: nothing, promoteId: 'key' },
      graticuleCoarse: { type: 'geojson', data: graticule(30) },
      graticule: { type: 'geojson', data: graticule(10) },
      graticuleFine: { type: 'geojson', data: graticule(2) },
    },
    layers: layersOf(colours),
  };
}

const hot = ['boolean', ['feature-state', 'hot'], false];
const open = ['boolean', ['feature-state', 'open'], false];
const pictured = ['boolean', ['feature-state', 'pictured'], false];
const under = ['boolean', ['get', 'under'], false];

/** Layers from the sea up. Quicklooks go below `items`, whose outlines stay in sight. */
export function layersOf({ sea, land, line, ink, accent }: MapColours): LayerSpecification[] {
  const colour = ['case', hot, ink, accent];
  const layers = [
    { id: 'sea', type: 'background', paint: { 'background-color': sea } },
    { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': land, 'fill-antialias': false } },
    { id: 'coasts', type: 'line', source: 'coasts', paint: { 'line-color': line } },
    { id: 'borders', type: 'line', source: 'borders', paint: { 'line-color': line } },
    graticuleLayer('graticuleCoarse', ink, { maxzoom: 2 }),
    graticuleLayer('graticule', ink, { minzoom: 2, maxzoom: 4.5 }),
    graticuleLayer('graticuleFine', ink, { minzoom: 4.5 }),
    {
      id: 'items',
      type: 'fill',
      source: 'items',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: {
        'fill-color': accent,
        'fill-antialias': false,
        'fill-opacity': ['case', pictured, 0, hot, 0.12, under, 0, 0.05],
      },
    },
    {
      id: 'outlines',
      type: 'line',
      source: 'outlines',
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': colour,
        'line-opacity': ['case', hot, 1, open, 1, under, 0, 0.55],
        'line-width': ['case', open, 3, hot, 2, 1],
      },
    },
    {
      id: 'points',
      type: 'circle',
      source: 'items',
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        'circle-radius': ['case', open, 6, hot, 6, 4],
        'circle-color': colour,
        'circle-opacity': 0.7,
        'circle-stroke-color': land,
        'circle-stroke-width': 1,
      },
    },
    dashed('area', 'area', ink),
    dashed('drawing', 'drawing', ink),
    {
      id: 'corners',
      type: 'circle',
      source: 'drawing',
      filter: ['==', ['geometry-type'], 'Point'],
      paint: { 'circle-radius': 4, 'circle-color': land, 'circle-stroke-color': ink, 'circle-stroke-width': 1.5 },
    },
  ];
  return layers as LayerSpecification[];
}

function graticuleLayer(source: string, ink: string, zooms: { minzoom?: number; maxzoom?: number }) {
  return { id: source, type: 'line', source, ...zooms, paint: { 'line-color': ink, 'line-opacity': 0.07 } };
}

function dashed(id: string, source: string, ink: string) {
  return {
    id,
    type: 'line',
    source,
    filter: ['!=', ['geometry-type'], 'Point'],
    paint: { 'line-color': ink, 'line-width': 1.5, 'line-dasharray': [3.4, 2.6] },
  };
}
