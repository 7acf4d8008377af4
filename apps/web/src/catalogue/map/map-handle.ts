import type { Box } from '@belvedere/stac/bbox.ts';

/** What the rest of the page may ask of the map, once it is there. */
export interface MapHandle {
  bounds(): Box;
}
