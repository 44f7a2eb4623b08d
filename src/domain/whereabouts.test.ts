import { expect, test } from 'vitest';
import { metresBetween, roughly } from './whereabouts.ts';

const gate = { latitude: 31.230416, longitude: 121.473701, accuracyM: 8 };

test('what is kept of a person is no finer than ten metres', () => {
  const kept = roughly({ ...gate, accuracyM: 13.7, ageMs: 900 });
  expect(kept).toEqual({ latitude: 31.2304, longitude: 121.4737, accuracyM: 10, ageMs: 900 });
  expect(metresBetween(gate, kept)).toBeLessThanOrEqual(10);
});

test('distances in steps of ten metres', () => {
  expect(metresBetween(gate, gate)).toBe(0);
  expect(metresBetween(gate, { ...gate, latitude: gate.latitude + 0.0018 })).toBe(200);
  // A degree of longitude is shorter the farther from the equator.
  expect(metresBetween(gate, { ...gate, longitude: gate.longitude + 0.01 })).toBe(950);
  expect(metresBetween({ ...gate, latitude: 90 }, { ...gate, latitude: -90 })).toBe(20_015_090);
});
