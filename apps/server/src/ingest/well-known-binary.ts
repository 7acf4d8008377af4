import type { Geometry, Position } from '@belvedere/stac/geometry.ts';

/** WGS 84, as everywhere in GeoJSON. */
const srid = 4_326;
const hasSrid = 0x2000_0000;
const types = {
  Point: 1,
  LineString: 2,
  Polygon: 3,
  MultiPoint: 4,
  MultiLineString: 5,
  MultiPolygon: 6,
  GeometryCollection: 7,
} as const satisfies Record<Geometry['type'], number>;

/**
 * A geometry as PostGIS reads it fastest (EWKB, little-endian), in two dimensions: a height is kept in the document and searched
 * by nobody. Made at the door from what was checked there, so that no GeoJSON is parsed in the database.
 */
export function wellKnownBinary(geometry: Geometry): Buffer {
  const buffer = Buffer.allocUnsafe(sizeOf(geometry) + 4);
  write(buffer, geometry, 0, true);
  return buffer;
}

function sizeOf(geometry: Geometry): number {
  switch (geometry.type) {
    case 'Point':
      return 21;
    case 'LineString':
      return 9 + 16 * geometry.coordinates.length;
    case 'Polygon':
      return geometry.coordinates.reduce((sum, ring) => sum + 4 + 16 * ring.length, 9);
    default:
      return partsOf(geometry).reduce((sum, part) => sum + sizeOf(part), 9);
  }
}

type Multiple = Exclude<Geometry, { type: 'Point' | 'LineString' | 'Polygon' }>;

function partsOf(geometry: Multiple | Geometry): Geometry[] {
  switch (geometry.type) {
    case 'MultiPoint':
      return geometry.coordinates.map((coordinates) => ({ type: 'Point', coordinates }));
    case 'MultiLineString':
      return geometry.coordinates.map((coordinates) => ({ type: 'LineString', coordinates }));
    case 'MultiPolygon':
      return geometry.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates }));
    case 'GeometryCollection':
      return [...geometry.geometries];
    default:
      return [];
  }
}

function write(buffer: Buffer, geometry: Geometry, start: number, outermost: boolean): number {
  let at = buffer.writeUInt8(1, start);
  at = buffer.writeUInt32LE(outermost ? (types[geometry.type] | hasSrid) >>> 0 : types[geometry.type], at);
  if (outermost) at = buffer.writeUInt32LE(srid, at);
  switch (geometry.type) {
    case 'Point':
      return writePosition(buffer, geometry.coordinates, at);
    case 'LineString':
      return writePositions(buffer, geometry.coordinates, at);
    case 'Polygon': {
      at = buffer.writeUInt32LE(geometry.coordinates.length, at);
      for (const ring of geometry.coordinates) at = writePositions(buffer, ring, at);
      return at;
    }
    default: {
      const parts = partsOf(geometry);
      at = buffer.writeUInt32LE(parts.length, at);
      for (const part of parts) at = write(buffer, part, at, false);
      return at;
    }
  }
}

function writePositions(buffer: Buffer, positions: readonly Position[], start: number): number {
  let at = buffer.writeUInt32LE(positions.length, start);
  for (const position of positions) at = writePosition(buffer, position, at);
  return at;
}

function writePosition(buffer: Buffer, [longitude = 0, latitude = 0]: Position, at: number): number {
  buffer.writeDoubleLE(longitude, at);
  return buffer.writeDoubleLE(latitude, at + 8);
}
