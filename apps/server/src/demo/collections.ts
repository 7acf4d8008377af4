/** The two collections of the demo, as STAC Collections with our two fields beside. */
export const demoCollections = [
  {
    type: 'Collection',
    stac_version: '1.1.0',
    id: 'alto-l2a',
    title: 'Alto L2A surface reflectance',
    description:
      'Multispectral scenes of the made-up Alto mission over western Europe, 10 m, corrected for the atmosphere. Every picture is computed.',
    license: 'CC0-1.0',
    keywords: ['optical', 'demonstration'],
    providers: [{ name: 'Belvedere', roles: ['producer', 'host'] }],
    extent: { spatial: { bbox: [[-5.1, 41, 10.1, 51.9]] }, temporal: { interval: [['2026-01-01T00:00:00Z', null]] } },
    links: [],
    'belvedere:visibility': 'public',
    'belvedere:model': {
      type: 'object',
      required: ['platform', 'eo:cloud_cover', 'gsd'],
      properties: {
        platform: { type: 'string', title: 'Platform' },
        gsd: { type: 'number', exclusiveMinimum: 0, title: 'Ground sample distance', description: 'm' },
        'eo:cloud_cover': { type: 'number', minimum: 0, maximum: 100, title: 'Cloud cover', description: '%' },
        'sat:relative_orbit': { type: 'integer', minimum: 1 },
      },
    },
  },
  {
    type: 'Collection',
    stac_version: '1.0.0',
    id: 'nadir-gdr',
    title: 'Nadir-3 geophysical data records',
    description: 'Half-orbits of the made-up altimeter Nadir-3, one file each.',
    license: 'CC0-1.0',
    keywords: ['altimetry', 'demonstration'],
    extent: { spatial: { bbox: [[-180, -66, 180, 66]] }, temporal: { interval: [['2026-01-01T00:00:00Z', null]] } },
    links: [],
    'belvedere:visibility': 'public',
  },
];
