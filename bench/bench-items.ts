/** Items of real size, as a Sentinel-2 producer sends them: 50 properties, 5 assets, between 5 and 6 kB each. */

const satellites = ['S2A', 'S2B', 'S2C'];
const bands = ['blue', 'green', 'red', 'nir08', 'visual'];

/** The item of a number, as JSON on one line. Made of the parts of one template: the client must not be what is measured. */
export function benchItem(number: number): string {
  const west = ((number * 7919) % 35_000) / 100 - 175;
  const south = ((number * 104_729) % 16_000) / 100 - 80;
  const values: Record<string, string> = {
    id: `S2_MSIL2A_${String(number).padStart(8, '0')}`,
    taken: new Date(Date.UTC(2020, 0, 1) + number * 61_000).toISOString(),
    cloud: String((number % 1_000) / 10),
    platform: satellites[number % 3] ?? 'S2A',
    ring: JSON.stringify(ringOf(west, south)),
    bbox: JSON.stringify([west, south, west + 1.32, south + 0.99]),
  };
  let text = '';
  for (const part of parts) text += part.startsWith('{}') ? values[part.slice(2)] : part;
  return text;
}

function ringOf(west: number, south: number): number[][] {
  return [
    [west, south],
    [west + 1.3, south + 0.02],
    [west + 1.32, south + 0.99],
    [west + 0.03, south + 0.97],
    [west, south],
  ];
}

const properties: Record<string, unknown> = {
  datetime: '{taken}',
  created: '{taken}',
  updated: '{taken}',
  title: 'Surface reflectance {id}',
  platform: '{platform}',
  constellation: 'sentinel-2',
  instruments: ['msi'],
  gsd: 10,
  'eo:cloud_cover': '#{cloud}',
  'grid:code': 'MGRS-31TCJ',
  'mgrs:utm_zone': 31,
  'mgrs:latitude_band': 'T',
  'mgrs:grid_square': 'CJ',
  'proj:code': 'EPSG:32631',
  'view:sun_azimuth': 154.21,
  'view:sun_elevation': 48.65,
  'view:off_nadir': 3.2,
  'view:azimuth': 104.17,
  'sat:orbit_state': 'descending',
  'sat:relative_orbit': 51,
  'sat:absolute_orbit': 38_214,
  'processing:level': 'L2A',
  'processing:facility': 'ESA',
  'processing:software': { 'sentinel2-to-stac': '0.1.1', gdal: '3.9.2' },
  's2:product_uri': '{id}.SAFE',
  's2:generation_time': '{taken}',
  's2:processing_baseline': '05.11',
  's2:product_type': 'S2MSI2A',
  's2:datatake_id': 'GS2A_{taken}_038214_N05.11',
  's2:datatake_type': 'INS-NOBS',
  's2:datastrip_id': 'S2A_OPER_MSI_L2A_DS_2APS_{taken}_S{taken}_N05.11',
  's2:granule_id': 'S2A_OPER_MSI_L2A_TL_2APS_{taken}_A038214_T31TCJ_N05.11',
  's2:reflectance_conversion_factor': 0.987_612_437,
  's2:degraded_msi_data_percentage': 0.0213,
  's2:nodata_pixel_percentage': 12.000_125,
  's2:saturated_defective_pixel_percentage': 0,
  's2:dark_features_percentage': 0.000_512,
  's2:cloud_shadow_percentage': 2.318_4,
  's2:vegetation_percentage': 61.204_817,
  's2:not_vegetated_percentage': 11.207_2,
  's2:water_percentage': 3.551_1,
  's2:unclassified_percentage': 0.901_2,
  's2:medium_proba_clouds_percentage': 4.440_1,
  's2:high_proba_clouds_percentage': 9.307_2,
  's2:thin_cirrus_percentage': 7.061,
  's2:snow_ice_percentage': 0.000_121,
  's2:mean_solar_zenith': 41.345_172,
  's2:mean_solar_azimuth': 154.211_843,
  'earthsearch:payload_id': 'roda-sentinel2/workflow-sentinel2-to-stac/{id}',
  'earthsearch:boa_offset_applied': true,
};

function asset(key: string): Record<string, unknown> {
  return {
    href: `https://store.example.org/sentinel-2/31/T/CJ/{taken}/{id}/${key}.tif`,
    type: 'image/tiff; application=geotiff; profile=cloud-optimized',
    title: `${key} - 10 m`,
    roles: ['data', 'reflectance'],
    'file:size': 212_540_311,
    'file:checksum': '12205994471abb01112afcc18159f6cc74b4f511b99806da59b3caf5a9c173cacfc5',
    'eo:bands': [{ name: key, common_name: key, center_wavelength: 0.49, full_width_half_max: 0.098 }],
    'raster:bands': [
      { nodata: 0, data_type: 'uint16', bits_per_sample: 15, spatial_resolution: 10, scale: 0.0001, offset: -0.1 },
    ],
    'proj:shape': [10_980, 10_980],
  };
}

const template = JSON.stringify({
  type: 'Feature',
  stac_version: '1.1.0',
  stac_extensions: ['eo', 'file', 'grid', 'mgrs', 'processing', 'projection', 'raster', 'sat', 'view'].map(
    (name) => `https://stac-extensions.github.io/${name}/v1.1.0/schema.json`,
  ),
  id: '{id}',
  collection: 'bench',
  geometry: { type: 'Polygon', coordinates: ['#{ring}'] },
  bbox: '#{bbox}',
  properties,
  links: [{ rel: 'license', href: 'https://sentinel.esa.int/documents/247904/690755/Sentinel_Data_Legal_Notice' }],
  assets: Object.fromEntries(bands.map((key) => [key, asset(key)])),
}).replaceAll(/"#(\{\w+\})"/g, '$1');

/** What stays the same, and between it the names of what does not, each after `{}`. */
const parts = template.split(/(\{\w+\})/).map((part) => part.replace(/^\{(\w+)\}$/, '{}$1'));

export type BodyFormat = 'ndjson' | 'collection';

export const contentTypes: Record<BodyFormat, string> = {
  ndjson: 'application/x-ndjson',
  collection: 'application/geo+json',
};

/** A body of so many items, made while it is sent. */
export function* benchBody(format: BodyFormat, items: number): Generator<Buffer> {
  if (format === 'collection') yield Buffer.from('{"type":"FeatureCollection","features":[');
  const step = 50;
  for (let start = 0; start < items; start += step) {
    const part = Array.from({ length: Math.min(step, items - start) }, (_, index) => benchItem(start + index));
    if (format === 'ndjson') yield Buffer.from(`${part.join('\n')}\n`);
    else yield Buffer.from(`${start === 0 ? '' : ','}${part.join(',')}`);
  }
  if (format === 'collection') yield Buffer.from(']}');
}
