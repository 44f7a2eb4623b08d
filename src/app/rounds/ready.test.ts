import { expect, onTestFinished, test, vi } from 'vitest';
import { sun, tonight, yucai } from '../../../tests/cast.ts';
import { due } from '../../../tests/cast-rounds.ts';
import type { DeviceDb } from '../../db/device-db.ts';
import type { Session } from '../../domain/protocol.ts';
import { selfCheck } from '../words/zh/self-check.ts';
import { walkRounds } from '../words/zh/walk-rounds.ts';
import { lacks } from './ready.ts';

const asked = (db: unknown) => ({
  db: db as DeviceDb,
  session: { person: sun, school: yucai, serverTime: tonight } as Session,
  due: due(),
  now: tonight,
  selfCheck,
  words: walkRounds.ready,
  language: 'zh' as const,
});

test('what cannot be looked at is said with what to do, and hides nothing else', async () => {
  const told = vi.spyOn(console, 'error').mockReturnValue();
  onTestFinished(() => told.mockRestore());
  // A database that is not there any more.
  const lines = await lacks(asked({}));
  expect(lines).toContain('检查表没看成。退出这一页再进来，还不行就自己看一眼。');
  expect(lines).toContain('没有可用的相机。到点时输入编号。');
  expect(lines.some((line) => line.startsWith('电量'))).toBe(false);
});

test('what does not answer is waited for ten seconds', async () => {
  vi.useFakeTimers();
  const told = vi.spyOn(console, 'error').mockReturnValue();
  onTestFinished(() => {
    vi.useRealTimers();
    told.mockRestore();
  });
  const silent = { get: () => new Promise(() => {}) };
  const saying = lacks(asked({ meta: silent, documents: silent }));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await saying).toContain('登录没看成。退出这一页再进来，还不行就自己看一眼。');
});
