import { type Box, splitBox } from '@belvedere/stac/bbox.ts';
import type { Geometry } from '@belvedere/stac/geometry.ts';
import type { ItemSearch } from '@belvedere/stac/search.ts';
import { type RawBuilder, sql } from 'kysely';

/** A search's place as conditions on a row named `item`. */
export interface Place {
  /** What an index answers: boxes that meet. Two on either side of the antimeridian, of which a row is near one at most. */
  readonly looks: readonly RawBuilder<boolean>[];
  /** Whether the shapes themselves meet. */
  readonly meets: RawBuilder<boolean>;
}

/** Undefined when the search names no place, or one that leaves nothing out but items without geometry. */
export function placeOf({ bbox, intersects }: ItemSearch): Place | undefined {
  if (intersects !== undefined) {
    const shape = shapeOf(intersects);
    return placeOfShapes([shape], [sql`st_intersects(item.geometry, ${shape})`]);
  }
  if (bbox === undefined || isWholeEarth(bbox)) return undefined;
  const rectangles = splitBox(bbox).map(rectangleOf);
  return placeOfShapes(rectangles, rectangles.map(meetsRectangle));
}

export function isWholeEarth({ west, south, east, north }: Box): boolean {
  return west === -180 && south === -90 && east === 180 && north === 90;
}

function placeOfShapes(shapes: RawBuilder<unknown>[], meets: RawBuilder<unknown>[]): Place {
  const boxes = shapes.map((shape) => sql<boolean>`item.geometry && ${shape}`);
  return {
    looks: boxes.map(
      (box, index) => sql.join([box, ...boxes.slice(0, index).map(not)], sql` and `) as RawBuilder<boolean>,
    ),
    meets: sql<boolean>`(${sql.join(meets, sql` or `)})`,
  };
}

function not(condition: RawBuilder<boolean>): RawBuilder<boolean> {
  return sql<boolean>`(${condition}) is not true`;
}

/** Near by any of its looks, for a row that is already at hand or for an estimate. */
export function isNear({ looks }: Place): RawBuilder<boolean> {
  return sql<boolean>`(${sql.join(looks, sql` or `)})`;
}

/** What lies inside by its box alone is not looked at more closely: over a large rectangle that is nearly all. */
function meetsRectangle(rectangle: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(item.geometry @ ${rectangle} or st_intersects(item.geometry, ${rectangle}))`;
}

/** A point or a line where the box has no width or no height: a polygon without a surface meets nothing. */
function rectangleOf({ west, south, east, north }: Box): RawBuilder<unknown> {
  const corner = (x: number, y: number) => sql`st_point(${x}::float8, ${y}::float8, 4326)`;
  if (west === east && south === north) return corner(west, south);
  if (west === east || south === north) return sql`st_makeline(${corner(west, south)}, ${corner(east, north)})`;
  return sql`st_makeenvelope(${west}::float8, ${south}::float8, ${east}::float8, ${north}::float8, 4326)`;
}

/** Made valid: a polygon that crosses itself would otherwise stop the search with an error of the geometry library. */
function shapeOf(geometry: Geometry): RawBuilder<unknown> {
  return sql`st_makevalid(st_force2d(st_setsrid(st_geomfromgeojson(${JSON.stringify(geometry)}::text), 4326)))`;
}
