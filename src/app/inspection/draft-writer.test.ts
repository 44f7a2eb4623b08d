import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { draftWriter, type Saved } from './draft-writer.ts';

const paints: (() => void)[] = [];
const paint = () => paints.splice(0).forEach((run) => run());
let commits: (() => void)[] = [];
let failures: ((error: Error) => void)[] = [];
let said: Saved[] = [];

const writer = () =>
  draftWriter({
    save: () =>
      new Promise<void>((resolve, reject) => {
        commits.push(resolve);
        failures.push(reject);
      }),
    tell: (saved) => said.push(saved),
    afterPaint: (run) => paints.push(run),
  });

beforeEach(() => {
  vi.useFakeTimers();
  commits = [];
  failures = [];
  said = [];
});
afterEach(() => {
  vi.useRealTimers();
});

test('an answer is called saved only after its commit', async () => {
  writer().soon();
  expect(said).toEqual(['saving']);
  paint();
  expect(commits).toHaveLength(1);
  expect(said).toEqual(['saving']);
  commits[0]?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(said).toEqual(['saving', 'saved']);
});

test('two answers in one frame are one commit', () => {
  const { soon } = writer();
  soon();
  soon();
  paint();
  expect(commits).toHaveLength(1);
});

test('an answer given during a commit is committed after it, and only then called saved', async () => {
  const { soon } = writer();
  soon();
  paint();
  soon();
  paint();
  expect(commits).toHaveLength(1);
  commits[0]?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(commits).toHaveLength(2);
  expect(said).not.toContain('saved');
  commits[1]?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(said.at(-1)).toBe('saved');
});

test('who types without a pause is saved within half a second', async () => {
  const { typed } = writer();
  for (let key = 0; key < 6; key++) {
    typed();
    await vi.advanceTimersByTimeAsync(90);
  }
  expect(commits).toHaveLength(1);
});

test('a failed write says so, and the next try writes again', async () => {
  const { soon, flush } = writer();
  soon();
  paint();
  failures[0]?.(new Error('full'));
  await vi.advanceTimersByTimeAsync(0);
  expect(said).toEqual(['saving', 'failed']);
  const again = flush();
  commits[1]?.();
  expect(await again).toBe(true);
  expect(said.at(-1)).toBe('saved');
});

test('nothing is written after the draft went to another window', () => {
  const { soon, stop } = writer();
  stop();
  soon();
  paint();
  expect(commits).toHaveLength(0);
  expect(said).toEqual([]);
});

test('nothing to save is saved', async () => {
  expect(await writer().flush()).toBe(true);
  expect(commits).toHaveLength(0);
});
