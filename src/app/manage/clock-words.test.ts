import { expect, test } from 'vitest';
import type { Moment } from '../../domain/moment.ts';
import { tonight } from '../../../tests/cast.ts';
import { zh } from '../../../tests/words.ts';
import { clockWords, durationWords } from './clock-words.ts';

const at = (serverOffsetMs: number | null, serverOffsetAgeMs: number | null = null): Moment => ({
  ms: tonight,
  offsetMin: 480,
  serverOffsetMs,
  serverOffsetAgeMs,
  sinceStartMs: 0,
});
const minute = 60_000;

test.each([
  [at(null), '没有和服务器对过时'],
  [at(2_000), '准确'],
  [at(-minute, 5 * minute), '准确，5 分钟前对时'],
  [at(-10 * minute), '快 10 分钟'],
  [at(3 * 60 * minute), '慢 3 小时'],
])('%o reads %s', (clock, words) => {
  expect(clockWords(clock, null, zh.manage)).toBe(words);
});

test.each([
  [at(0), tonight - 3 * minute, '不准，比学校收到还晚'],
  [{ ...at(null), ms: 0 }, tonight, '不准，早得不可能'],
  [at(0), tonight - minute, '准确'],
])('%o received at %i reads %s', (clock, receivedAt, words) => {
  expect(clockWords(clock, receivedAt, zh.manage)).toBe(words);
});

test.each([
  [25_000, '25 秒'],
  [500_000, '8 分 20 秒'],
  [3_900_000, '1 小时 5 分'],
])('%i ms lasts %s', (ms, words) => {
  expect(durationWords(ms, zh.manage)).toBe(words);
});
