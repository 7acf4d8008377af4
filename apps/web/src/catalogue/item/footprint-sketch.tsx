import { boxOf, type Geometry, type Position } from '@belvedere/stac/geometry.ts';
import { widthOf } from '../places/describe-place.ts';
import styles from './item.module.css';

/** The outline of a footprint in a small square: what an item without a picture looks like. */
export function FootprintSketch({ geometry, size }: { geometry: Geometry | null; size: number }) {
  return (
    <svg className={styles.sketch} width={size} height={size} viewBox="0 0 52 52" aria-hidden="true">
      {geometry !== null && <path d={pathOf(geometry)} className={isSurface(geometry) ? styles.surface : undefined} />}
    </svg>
  );
}

const room = 36;
const margin = 8;

function pathOf(geometry: Geometry): string {
  const box = boxOf(geometry);
  const width = widthOf(box);
  const stretch = Math.cos((((box.south + box.north) / 2) * Math.PI) / 180);
  const scale = room / Math.max(width * stretch, box.north - box.south, 1e-6);
  const left = margin + (room - width * stretch * scale) / 2;
  const top = margin + (room - (box.north - box.south) * scale) / 2;
  const place = ([lon = 0, lat = 0]: Position) => {
    const east = lon - box.west < 0 ? lon - box.west + 360 : lon - box.west;
    return `${(left + east * stretch * scale).toFixed(1)} ${(top + (box.north - lat) * scale).toFixed(1)}`;
  };
  return linesOf(geometry)
    .map((line) => (line.length === 1 ? `M${place(line[0] ?? [])}h.1` : `M${line.map(place).join('L')}`))
    .join('');
}

function linesOf(geometry: Geometry): readonly (readonly Position[])[] {
  switch (geometry.type) {
    case 'Point':
      return [[geometry.coordinates]];
    case 'MultiPoint':
      return geometry.coordinates.map((position) => [position]);
    case 'LineString':
      return [geometry.coordinates];
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates;
    case 'MultiPolygon':
      return geometry.coordinates.flat();
    case 'GeometryCollection':
      return geometry.geometries.flatMap(linesOf);
    default: {
      const never: never = geometry;
      return never;
    }
  }
}

function isSurface({ type }: Geometry): boolean {
  return type === 'Polygon' || type === 'MultiPolygon';
}
