import { afterEach, expect, test, vi } from 'vitest';
import type { Round } from '../../db/meta.ts';
import { en } from '../words/en/en.ts';
import { zh } from '../words/zh/zh.ts';
import type { Words } from '../state.ts';
import { networkWords } from './network-words.ts';

const round: Round = {
  state: 'waiting',
  sent: 0,
  total: 1,
  lastDeliveredAt: null,
  tries: 1,
  nextAttemptAt: null,
  why: 'unreachable',
};
const [chinese, english] = [zh as Words, en as Words];
afterEach(() => vi.unstubAllGlobals());

test('P11: of what the network sends back it is said first what becomes of it, and last the number for whoever helps', () => {
  expect(networkWords(round, chinese, 403)).toMatch(/会自动再试.*帮忙.*403$/);
  expect(networkWords(round, english, 403)).toMatch(/trying again by itself.*help.*403$/);
});

test('that there is no network is said to nobody who has one and does not reach the school', () => {
  const away: Round = { ...round, state: 'unreachable' };
  vi.stubGlobal('navigator', { onLine: false });
  expect([networkWords(away, chinese), networkWords(away, english)]).toEqual([
    '没有网络，可以继续检查，有网后自动上传',
    'No network. Keep working; it uploads by itself',
  ]);
  vi.stubGlobal('navigator', { onLine: true });
  expect([networkWords(away, chinese), networkWords(away, english)]).toEqual([
    '暂时连不上学校服务器，会自动再试',
    'Cannot reach the school server just now; trying again by itself',
  ]);
});
