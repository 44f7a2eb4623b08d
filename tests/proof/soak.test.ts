import { expect, test } from 'vitest';
import type { Watched } from './server/watch.ts';
import { judge } from './soak.ts';

const well: Watched = { rssMB: 280, p50Ms: 1, p99Ms: 900, maxMs: 4000, ownP99Ms: 30, ownMaxMs: 300 };
const failedWith = (over: Partial<Watched>): string[] => judge([], '', { ...well, ...over }).failed;

test('a machine that others are busy on fails no soak', () => {
  expect(judge([], 'as it was', well)).toEqual({ passed: 1, failed: [], figures: 'as it was' });
});

test('a server that grows, or holds itself up often or once for long, fails it, and one that nobody watched as well', () => {
  expect(failedWith({ rssMB: 600 })).toEqual(['the server grew to 600 MB']);
  expect(failedWith({ ownP99Ms: 250 })).toEqual(['the server held itself up for 250 ms (p99), at most 300 ms']);
  expect(failedWith({ ownMaxMs: 1500 })).toEqual(['the server held itself up for 30 ms (p99), at most 1500 ms']);
  expect(failedWith({ ownP99Ms: 0, ownMaxMs: 0 })).toEqual(['nobody watched how long the server was held up']);
});
