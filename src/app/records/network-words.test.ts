import { expect, test } from 'vitest';
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

test('P11: of what the network sends back it is said first what becomes of it, and last the number for whoever helps', () => {
  expect(networkWords(round, zh.records as Words['records'], 403)).toMatch(/会自动再试.*帮忙.*403$/);
  expect(networkWords(round, en.records as Words['records'], 403)).toMatch(/trying again by itself.*help.*403$/);
});
