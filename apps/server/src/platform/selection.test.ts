import { expect, test } from 'vitest';
import { createSnapshotTokens } from './selection.ts';

const start = Date.parse('2026-11-24T12:00:00Z');
const hour = 3_600_000;

test('a token gives back its snapshot, to the project it was made for', () => {
  const tokens = createSnapshotTokens('secret', () => start);
  const token = tokens.write(7, '10:20:10,14,15');
  expect(tokens.read(7, token)).toBe('10:20:10,14,15');
  expect(() => tokens.read(8, token)).toThrow('Cannot use the selection');
});

test('a token lasts a day', () => {
  let now = start;
  const tokens = createSnapshotTokens('secret', () => now);
  const token = tokens.write(7, '10:20:');
  now = start + 23 * hour;
  expect(tokens.read(7, token)).toBe('10:20:');
  now = start + 25 * hour;
  expect(() => tokens.read(7, token)).toThrow('counted too long ago');
});

test('a token that somebody made or changed is refused', () => {
  const tokens = createSnapshotTokens('secret', () => start);
  const [text = '', signature = ''] = tokens.write(7, '10:20:').split('.');
  const later = Buffer.from(Buffer.from(text, 'base64url').toString().replace('10:20', '10:99')).toString('base64url');
  const others = createSnapshotTokens('another secret', () => start).write(7, '10:20:');
  for (const token of [`${later}.${signature}`, text, `${text}.`, '', '.', 'é.é', others]) {
    expect(() => tokens.read(7, token), token).toThrow('Cannot use the selection');
  }
});
