import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { Total } from './fleet.ts';
import { added, noteIn, nothingYet } from './note.ts';

const folder = mkdtempSync(join(tmpdir(), 'patrol-note-'));
const file = join(folder, 'million.json');
afterEach(() => rmSync(file, { force: true }));

const texts = { phone: { rest: 'phone', pure: 'rules', modules: [] }, server: 'server', disk: 'disk' };
const run = { tier: 'A', from: 1, seeds: 4000, texts } as const;
const total: Total = {
  schedules: 2000,
  steps: 9,
  requests: 8,
  commits: 7,
  seconds: 6,
  counts: new Map([['kill a page', 5]]),
  violations: [],
};

test('a run goes on after what is written down, and adds to it', () => {
  noteIn(file, run).write(added(nothingYet, total));
  const played = noteIn(file, run).read();
  expect(added(played, total)).toEqual({
    schedules: 4000,
    steps: 18,
    requests: 16,
    commits: 14,
    seconds: 12,
    counts: { 'kill a page': 10 },
    broken: [],
  });
});

test('a new file, half written as the machine died, takes nothing of the one before', () => {
  noteIn(file, run).write(added(nothingYet, total));
  writeFileSync(`${file}.new`, '{"run":');
  expect(noteIn(file, run).read().schedules).toBe(2000);
});

test.each([
  ['another tier', { ...run, tier: 'B' as const }],
  ['other seeds', { ...run, from: 2 }],
  ['other code', { ...run, texts: { ...texts, server: 'a mended server' } }],
])('what was written down of %s is refused', (_what, other) => {
  noteIn(file, run).write(added(nothingYet, total));
  expect(() => noteIn(file, other).read()).toThrow(/of another run, or of other code/);
});
