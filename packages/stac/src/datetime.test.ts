import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseInstant, parseInterval } from './datetime.ts';

describe('an instant', () => {
  test.each([
    ['1985-04-12T23:20:50.52Z', '1985-04-12T23:20:50.520000Z'],
    ['1985-04-12t23:20:50.000z', '1985-04-12T23:20:50.000000Z'],
    ['1996-12-19T16:39:57-08:00', '1996-12-20T00:39:57.000000Z'],
    ['1996-12-19T16:39:57-00:00', '1996-12-19T16:39:57.000000Z'],
    ['2020-07-23T00:00:00.012345678Z', '2020-07-23T00:00:00.012345Z'],
    ['2015-02-19T15:06:12.565047+00:00', '2015-02-19T15:06:12.565047Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000000Z'],
    ['2000-02-29T00:00:00Z', '2000-02-29T00:00:00.000000Z'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000000Z'],
    ['0050-03-01T00:30:00+01:00', '0050-02-28T23:30:00.000000Z'],
    ['9999-12-31T23:59:59.999999Z', '9999-12-31T23:59:59.999999Z'],
    ['1990-12-31T23:59:60Z', '1991-01-01T00:00:00.000000Z'],
    ['1990-12-31T15:59:60.25-08:00', '1991-01-01T00:00:00.250000Z'],
  ])('%s is %s', (text, instant) => {
    expect(parseInstant(text)).toBe(instant);
  });

  test.each([
    '1985-04-12',
    '1985-12-12T23:20:50.52',
    '1937-01-01T12:00:27.87+0100',
    '37-01-01T12:00:27.87Z',
    '21985-12-12T23:20:50.52Z',
    '1985-13-12T23:20:50.52Z',
    '1985-00-12T23:20:50.52Z',
    '1985-12-32T23:20:50.52Z',
    '1985-12-00T23:20:50.52Z',
    '2023-02-29T00:00:00Z',
    '1900-02-29T00:00:00Z',
    '2023-04-31T00:00:00Z',
    '1985-12-01T24:00:00Z',
    '1985-12-01T00:60:50.52Z',
    '1985-12-01T00:06:61.52Z',
    '1990-12-31T23:59:61Z',
    '1990-12-30T23:59:60Z',
    '1990-12-31T22:59:60Z',
    '1985-04-12T23:20:50.Z',
    '1985-04-12T23:20:50,52Z',
    '1985-04-12 23:20:50Z',
    '1985-04-12T23:20:50+24:00',
    '1985-04-12T23:20:50+01:60',
    '0000-01-01T00:00:00Z',
    '0001-01-01T00:00:00+01:00',
    '9999-12-31T23:30:00-01:00',
    ' 1985-04-12T23:20:50Z',
    '1985-04-12T23:20:50Z\n',
    '١٩٨٥-04-12T23:20:50Z',
    '',
  ])('%s is none', (text) => {
    expect(parseInstant(text)).toBeUndefined();
  });

  test('agrees with the clock for any date and offset, and its text order is time order', () => {
    const date = fc.date({
      min: new Date('0002-01-01T00:00:00Z'),
      max: new Date('9998-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    const offset = fc.integer({ min: -1_439, max: 1_439 });
    fc.assert(
      fc.property(date, date, offset, (one, other, minutes) => {
        const [first = '', second = ''] = [one, other].map((each) => parseInstant(withOffset(each, minutes)));
        expect([Date.parse(first), Date.parse(second)]).toEqual([one.getTime(), other.getTime()]);
        expect(first < second).toBe(one.getTime() < other.getTime());
      }),
    );
  });

  test('no text makes it throw', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseInterval(text)));
  });
});

function withOffset(date: Date, minutes: number): string {
  const local = new Date(date.getTime() + minutes * 60_000).toISOString().slice(0, -1);
  const [hours, rest] = [Math.trunc(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${local}${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
}

describe('an interval', () => {
  const [a, b] = ['1985-04-12T23:20:50.520000Z', '1986-04-12T23:20:50.520000Z'];
  test.each([
    [a, { start: a, end: a }],
    [`${a}/${b}`, { start: a, end: b }],
    [`${a}/${a}`, { start: a, end: a }],
    [`../${b}`, { start: null, end: b }],
    [`/${b}`, { start: null, end: b }],
    [`${a}/..`, { start: a, end: null }],
    [`${a}/`, { start: a, end: null }],
    [`${b}/${a}`, 'reversed'],
    ['/', 'malformed'],
    ['../..', 'malformed'],
    ['../', 'malformed'],
    ['/..', 'malformed'],
    ['..', 'malformed'],
    ['', 'malformed'],
    [`/${a}/${b}`, 'malformed'],
    [`${a}/${b}/`, 'malformed'],
    [`/${a}/${b}/`, 'malformed'],
    ['1985-04-12/..', 'malformed'],
  ])('%s', (text, interval) => {
    expect(parseInterval(text)).toEqual(interval);
  });
});
