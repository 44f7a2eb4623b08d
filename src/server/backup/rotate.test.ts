import { expect, test } from 'vitest';
import { superfluous } from './rotate.ts';

const hour = 3_600_000;
const start = Date.UTC(2026, 8, 1);
const name = (at: number) => `/nas/${new Date(at).toISOString().replaceAll(':', '-')}`;

test('of sixty days by the hour the last day and thirty days stay, and what was verified', () => {
  const all = Array.from({ length: 60 * 24 }, (_, n) => name(start + n * hour));
  const gone = new Set(superfluous(all, all[5]!));
  const kept = all.filter((folder) => !gone.has(folder));
  expect(kept.slice(-24)).toEqual(all.slice(-24));
  expect(kept).toHaveLength(1 + 29 + 24);
  expect(kept[0]).toBe(all[5]);
  expect(kept[1]).toBe(name(start + 30 * 24 * hour + 23 * hour));
});

test('a few backups are all kept', () => {
  const few = [1, 2, 3].map((n) => name(start + n * hour));
  expect(superfluous(few, null)).toEqual([]);
});
