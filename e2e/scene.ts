/** An item as a producer sends it. */
export interface Scene {
  readonly id: string;
  readonly [field: string]: unknown;
}

export interface SceneFields {
  readonly collection?: string;
  /** South-west corner, degrees; the scene is one degree wide and high. */
  readonly at?: readonly [number, number];
  readonly datetime?: string;
  readonly title?: string;
  readonly cloud?: number;
  readonly picture?: string;
}

/** A scene that is right in every way: two files, a footprint, an instant. */
export function newScene(id: string, fields: SceneFields = {}): Scene {
  const { collection = 'scenes', at: [west, south] = [2, 45], datetime = '2026-10-05T10:30:00Z', cloud = 12 } = fields;
  const [east, north] = [west + 1, south + 1];
  return {
    type: 'Feature',
    stac_version: '1.1.0',
    id,
    collection,
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [west, south],
          [east, south],
          [east, north],
          [west, north],
          [west, south],
        ],
      ],
    },
    bbox: [west, south, east, north],
    properties: { datetime, title: fields.title ?? `Scene ${id}`, platform: 'alto-1', 'eo:cloud_cover': cloud },
    links: [],
    assets: {
      B02: {
        href: `https://store.example.org/${id}/B02.tif`,
        type: 'image/tiff; application=geotiff',
        roles: ['data'],
        title: 'Band 2, 10 m',
        'file:size': 96_000_000,
      },
      metadata: { href: `https://store.example.org/${id}/metadata.xml`, type: 'application/xml', roles: ['metadata'] },
      ...(fields.picture === undefined ? {} : { preview: previewAt(fields.picture) }),
    },
  };
}

function previewAt(href: string) {
  return { href, type: 'image/png', roles: ['overview', 'thumbnail'], title: 'True colour' };
}

/** Fails while referencing: the model of the collection bounds the cloud cover. */
export function newCloudyScene(id: string): Scene {
  return newScene(id, { cloud: 104 });
}

/** Fails in diffusion: each of its rings is right, but the hole lies outside, which no map can draw. */
export function newMisshapenScene(id: string): Scene {
  const ring = (west: number) => [
    [west, 45],
    [west + 1, 45],
    [west + 1, 46],
    [west, 46],
    [west, 45],
  ];
  return { ...newScene(id), geometry: { type: 'Polygon', coordinates: [ring(2), ring(7).reverse()] } };
}

/** Denied at the door: its date has no zone. */
export function newUndatedScene(id: string): Scene {
  return newScene(id, { datetime: '2026-10-05 10:30:00' });
}

export function asLines(scenes: readonly Scene[]): string {
  return scenes.map((scene) => JSON.stringify(scene)).join('\n');
}

/** Scenes `prefix-001` and on. */
export function newScenes(count: number, prefix: string, fields: SceneFields = {}): Scene[] {
  return Array.from({ length: count }, (_, at) => newScene(`${prefix}-${String(at + 1).padStart(3, '0')}`, fields));
}

export const sceneCollection = {
  type: 'Collection',
  stac_version: '1.1.0',
  id: 'scenes',
  title: 'Alto scenes',
  description: 'Scenes of a made-up mission.',
  license: 'CC0-1.0',
  extent: { spatial: { bbox: [[-180, -90, 180, 90]] }, temporal: { interval: [['2020-01-01T00:00:00Z', null]] } },
  links: [],
  'belvedere:visibility': 'public',
  'belvedere:model': {
    type: 'object',
    required: ['platform'],
    properties: {
      platform: { type: 'string', title: 'Platform' },
      'eo:cloud_cover': { type: 'number', minimum: 0, maximum: 100, title: 'Cloud cover' },
    },
  },
};
