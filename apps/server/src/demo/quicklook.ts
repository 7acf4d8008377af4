import { crc32, deflateSync } from 'node:zlib';
import { blend, cloudAt, groundColour } from './terrain.ts';

/** What a picture of the demo shows: a box in degrees, a pass, and how much of it clouds cover (0 to 100). */
export interface QuicklookOf {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
  readonly pass: number;
  readonly cloud: number;
}

/** A square picture of a scene as PNG (RGB, 8 bits). About 3 ms and 25 kB at 128 pixels. */
export function drawQuicklook(scene: QuicklookOf, side = 128): Buffer {
  const rows = Buffer.alloc(side * (side * 3 + 1));
  let offset = 0;
  for (let y = 0; y < side; y += 1) {
    // Filter 1 (Sub): each byte less the one of the pixel before, which deflates to half of the plain bytes.
    rows[offset++] = 1;
    let before: readonly number[] = [0, 0, 0];
    for (let x = 0; x < side; x += 1) {
      const colour = pixelOf(scene, (x + 0.5) / side, (y + 0.5) / side);
      for (let channel = 0; channel < 3; channel += 1) {
        rows[offset++] = (colour[channel] ?? 0) - (before[channel] ?? 0);
      }
      before = colour;
    }
  }
  return png(side, rows);
}

/** Colours in steps of 4: the eye sees no difference, deflate does. */
function pixelOf(scene: QuicklookOf, u: number, v: number): number[] {
  const lon = scene.west + (scene.east - scene.west) * u;
  const lat = scene.north - (scene.north - scene.south) * v;
  const ground = groundColour(lon, lat);
  const shown = blend(ground, [238, 241, 244], cloudAt(lon, lat, scene.pass, scene.cloud / 100));
  return shown.map((channel) => Math.round(channel) & 0xfc);
}

/** PNG (ISO/IEC 15948): signature, IHDR, one IDAT, IEND. */
function png(side: number, rows: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  return Buffer.concat([
    signature,
    block('IHDR', header),
    block('IDAT', deflateSync(rows, { level: 6 })),
    block('IEND', Buffer.alloc(0)),
  ]);
}

function block(type: string, bytes: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), bytes]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, checksum]);
}
