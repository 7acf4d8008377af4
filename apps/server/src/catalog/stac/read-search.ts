import type { Geometry } from '@belvedere/stac/geometry.ts';
import { type ItemSearch, StacProblem } from '@belvedere/stac/search.ts';
import { AppError } from '../../platform/errors.ts';

/** What a search asks for, or a 400 that names the parameter and the remedy. */
export function readSearch(parse: () => ItemSearch): ItemSearch {
  try {
    const search = parse();
    refuseDetailed(search.intersects);
    return search;
  } catch (error) {
    if (!(error instanceof StacProblem)) throw error;
    const { code, message, hint } = error;
    const pointer = error.pointer || '/';
    throw new AppError(400, code, message, { hint, errors: [{ pointer, code, message, hint }], cause: error });
  }
}

const mostPositions = 10_000;

/** The area is held against each candidate: a coastline of a hundred thousand points would keep the database for minutes. */
function refuseDetailed(area: Geometry | undefined): void {
  const positions = area === undefined ? 0 : countPositions(area);
  if (positions <= mostPositions) return;
  throw new StacProblem(
    '/intersects',
    'intersects_too_detailed',
    `Cannot search with an area of ${positions} positions: ${mostPositions} are the most`,
    'Simplify the area, or search its bbox',
  );
}

function countPositions(geometry: Geometry): number {
  if (geometry.type !== 'GeometryCollection') return countIn(geometry.coordinates);
  return geometry.geometries.reduce((sum, part) => sum + countPositions(part), 0);
}

function countIn(coordinates: unknown): number {
  if (!Array.isArray(coordinates)) return 0;
  if (typeof coordinates[0] === 'number') return 1;
  return coordinates.reduce((sum: number, part) => sum + countIn(part), 0);
}
