import type { Language } from '@belvedere/contract/languages.ts';
import type { GeoJSONSource, Map as MapEngine } from 'maplibre-gl';
import { type City, cities } from '../places/cities.ts';
import type { MapColours } from './map-colours.ts';

const ratio = 2;
const height = 18;
const dot = 6;
/** From which zoom on each rank is shown. */
const zoomOfRank = [1.6, 3.4, 5];

/** City names, each drawn once as a small picture in the page's own font: no font server, and the map keeps them apart. */
export function addCityLabels(map: MapEngine): void {
  for (const [at, minzoom] of zoomOfRank.entries()) {
    map.addLayer({
      id: `cities ${at + 1}`,
      type: 'symbol',
      source: 'cities',
      minzoom,
      filter: ['==', ['get', 'rank'], at + 1],
      layout: {
        'icon-image': ['get', 'image'],
        'icon-anchor': 'left',
        'icon-offset': [-dot, 0],
        'icon-padding': 4,
        'symbol-sort-key': ['get', 'rank'],
      },
    });
  }
}

/** Draws the names in a language and a theme. */
export async function drawCityLabels(map: MapEngine, language: Language, colours: MapColours): Promise<void> {
  await document.fonts.load('11px "IBM Plex Sans"').catch(() => []);
  const pen = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  if (pen === null) return;
  const features = cities.map((city): GeoJSON.Feature => {
    const image = `city ${city.name}`;
    const picture = drawLabel(pen, language === 'fr' ? city.nameFr : city.name, colours);
    if (map.hasImage(image)) map.removeImage(image);
    map.addImage(image, picture, { pixelRatio: ratio });
    return pointOf(city, image);
  });
  map.getSource<GeoJSONSource>('cities')?.setData({ type: 'FeatureCollection', features });
}

function pointOf({ lon, lat, rank }: City, image: string): GeoJSON.Feature {
  return { type: 'Feature', properties: { image, rank }, geometry: { type: 'Point', coordinates: [lon, lat] } };
}

function drawLabel(pen: OffscreenCanvasRenderingContext2D, name: string, { label, land }: MapColours): ImageData {
  const font = '11px "IBM Plex Sans", system-ui, sans-serif';
  pen.font = font;
  const width = Math.ceil(pen.measureText(name).width) + dot * 2 + 6;
  pen.canvas.width = width * ratio;
  pen.canvas.height = height * ratio;
  pen.scale(ratio, ratio);
  pen.font = font;
  pen.textBaseline = 'middle';
  pen.lineJoin = 'round';
  pen.strokeStyle = land;
  pen.fillStyle = label;
  pen.lineWidth = 3;
  pen.strokeText(name, dot * 2, height / 2 + 0.5);
  pen.fillText(name, dot * 2, height / 2 + 0.5);
  pen.beginPath();
  pen.arc(dot, height / 2, 3, 0, Math.PI * 2);
  pen.lineWidth = 1.5;
  pen.fill();
  pen.stroke();
  return pen.getImageData(0, 0, width * ratio, height * ratio);
}
