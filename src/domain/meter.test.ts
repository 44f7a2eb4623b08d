import { expect, test } from 'vitest';
import { oddOf, useOf, type MeterReading } from './meter.ts';

const read = (month: string, value: number): MeterReading => ({ month, value });
const nothing = { last: null, used: null, overMonth: null, overYear: null };

test('the first reading of a meter says no use', () => {
  expect(useOf([read('2026-09', 500)], read('2026-09', 500))).toEqual(nothing);
});

test('a month is compared with the one before it and with the same month of the year before', () => {
  const readings = [
    read('2025-09', 1000),
    read('2025-10', 1100.1),
    read('2026-08', 2000),
    read('2026-09', 2080),
    read('2026-10', 2200.3),
  ];
  const { last, used, overMonth, overYear } = useOf(readings, read('2026-10', 2200.3));
  expect({ last, used }).toEqual({ last: 2080, used: 120.3 });
  // 120.3 after 80, and after 100.1.
  expect(overMonth).toBeCloseTo(0.50375, 9);
  expect(overYear).toBeCloseTo(20.2 / 100.1, 9);
});

test('of a month that was read twice each line says its own use, and later months count from the last', () => {
  const readings = [read('2026-09', 100), read('2026-10', 120), read('2026-10', 130), read('2026-11', 150)];
  expect(useOf(readings, readings[1]!)).toMatchObject({ last: 100, used: 20 });
  expect(useOf(readings, readings[2]!)).toMatchObject({ last: 100, used: 30 });
  expect(useOf(readings, readings[3]!)).toMatchObject({ last: 130, used: 20, overMonth: (20 - 30) / 30 });
});

test('a month that was written down late stands in its place', () => {
  const readings = [read('2026-09', 100), read('2026-11', 150), read('2026-10', 130)];
  expect(useOf(readings, readings[1]!)).toMatchObject({ last: 130, used: 20 });
  expect(useOf(readings, readings[2]!)).toMatchObject({ last: 100, used: 30 });
});

test('what was used in several months is not compared with one', () => {
  const readings = [read('2026-07', 90), read('2026-08', 100), read('2026-11', 160)];
  expect(useOf(readings, readings[2]!)).toEqual({ last: 100, used: 60, overMonth: null, overYear: null });
});

test('a meter that shows less than before was changed: its use is not known, and nothing is compared with it', () => {
  const readings = [read('2026-08', 900), read('2026-09', 10), read('2026-10', 40), read('2026-11', 80)];
  expect(useOf(readings, readings[1]!)).toEqual({ last: 900, used: null, overMonth: null, overYear: null });
  expect(useOf(readings, readings[2]!)).toMatchObject({ used: 30, overMonth: null });
  expect(useOf(readings, readings[3]!)).toMatchObject({ used: 40, overMonth: (40 - 30) / 30 });
});

test('nothing is so much more than nothing', () => {
  const readings = [read('2026-08', 100), read('2026-09', 100), read('2026-10', 140)];
  expect(useOf(readings, readings[2]!)).toMatchObject({ used: 40, overMonth: null });
});

test('January comes after December', () => {
  const readings = [read('2025-11', 10), read('2025-12', 20), read('2026-01', 30)];
  expect(useOf(readings, readings[2]!)).toMatchObject({ last: 20, used: 10, overMonth: 0 });
});

test('a reading is odd that goes back, that is a third more or less than before, or of which somebody said so', () => {
  const use = { last: 100, used: 50, overMonth: 0.1, overYear: null };
  expect(oddOf(use, 150, false)).toBeNull();
  expect(oddOf(use, 150, true)).toEqual({ why: 'odd-said', percent: 0 });
  expect(oddOf({ ...use, overMonth: 0.31 }, 150, true)).toEqual({ why: 'odd-more', percent: 31 });
  expect(oddOf({ ...use, overMonth: 0.4, overYear: -0.5 }, 150, false)).toEqual({ why: 'odd-less', percent: 50 });
  expect(oddOf({ ...use, overMonth: 0.29, overYear: -0.29 }, 150, false)).toBeNull();
  expect(oddOf({ ...use, used: null, overMonth: null }, 90, false)).toEqual({ why: 'odd-back', percent: 0 });
});
