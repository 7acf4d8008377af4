/** A made-up planet: height, wetness and cloud at any longitude and latitude, from seeded value noise. Neighbouring scenes agree at their edges. */

/** A hash of a lattice point in [0, 1). */
function lattice(x: number, y: number, seed: number): number {
  let h = Math.imul(x, 0x27d4eb2d) ^ Math.imul(y, 0x165667b1) ^ Math.imul(seed, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 4_294_967_296;
}

function smooth(t: number): number {
  return t * t * (3 - 2 * t);
}

function valueNoise(x: number, y: number, seed: number): number {
  const x0 = Math.floor(x);
  const y0 = Math.floor(y);
  const u = smooth(x - x0);
  const v = smooth(y - y0);
  const top = lattice(x0, y0, seed) * (1 - u) + lattice(x0 + 1, y0, seed) * u;
  const bottom = lattice(x0, y0 + 1, seed) * (1 - u) + lattice(x0 + 1, y0 + 1, seed) * u;
  return top * (1 - v) + bottom * v;
}

/** Sum of octaves of value noise, in [0, 1]. */
export function fractal(x: number, y: number, seed: number, octaves: number): number {
  let sum = 0;
  let weight = 0.5;
  for (let octave = 0; octave < octaves; octave += 1) {
    sum += weight * valueNoise(x * 2 ** octave, y * 2 ** octave, seed + octave);
    weight /= 2;
  }
  return sum / (1 - 2 ** -octaves);
}

export type Rgb = readonly [number, number, number];

/** Colour of the ground as an optical sensor would see it. Degrees in, 0-255 out. */
export function groundColour(lon: number, lat: number): Rgb {
  const height = fractal(lon * 1.7 + 40, lat * 2.3 + 80, 11, 6);
  if (height < 0.42) return blend([9, 33, 58], [38, 92, 110], height / 0.42);
  const fields = fractal(Math.floor(lon * 28) * 0.71, Math.floor(lat * 36) * 0.83, 29, 1);
  const wet = fractal(lon * 3.1, lat * 3.7, 47, 4);
  const green = blend([62, 84, 44], [151, 139, 92], wet * 0.6 + fields * 0.4);
  const rock = blend([121, 110, 96], [228, 230, 232], (height - 0.6) * 3.2);
  return blend(green, rock, (height - 0.56) * 9);
}

/** How much cloud is over a place at a time, for a scene of which `cover` (0 to 1) is covered. */
export function cloudAt(lon: number, lat: number, seed: number, cover: number): number {
  const density = fractal(lon * 2.6 + (seed % 97), lat * 3.4 + (seed % 89), 71 + (seed % 1_000), 5);
  return clamp((density - (0.78 - cover * 0.56)) * 5);
}

export function blend(from: Rgb, to: Rgb, share: number): Rgb {
  const t = clamp(share);
  return [from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t, from[2] + (to[2] - from[2]) * t];
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}
