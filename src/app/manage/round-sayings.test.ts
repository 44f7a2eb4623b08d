import { afterAll, beforeAll, expect, test } from 'vitest';
import { canteen, floor2, id, sun, wang, yucai } from '../../../tests/cast.ts';
import { due } from '../../../tests/cast-rounds.ts';
import { protocol } from '../../domain/protocol.ts';
import type { RoundRow } from '../../domain/round-reports.ts';
import type { Round } from '../../domain/round.ts';
import { screen } from '../state.ts';
import { roundsBoard as en } from '../words/en/rounds-board.ts';
import { roundsBoard as zh } from '../words/zh/rounds-board.ts';
import { sayingsOf } from './round-sayings.ts';

// Times are those of the school, wherever whoever reads them is.
const session = { protocol, epoch: id(1), person: sun, school: yucai, serverTime: 0 } as const;
beforeAll(() => screen.setState({ session }));
afterAll(() => screen.setState({ session: undefined }));

/** 23 November, 09:12 in China: the morning after the night it was due in. */
const morning = Date.UTC(2026, 10, 23, 1, 12);
const minuteMs = 60_000;

/** Missed when its window closed; walked without a network, and delivered at `came`. */
function lateRow(came: number | null): RoundRow {
  const { proof: _proof, order: _order, ...said } = due();
  const at = said.plannedAt + 20 * minuteMs;
  const visit = { id: 'v', by: wang.id, byName: wang.name, at, sure: true, how: 'scan' as const };
  const visits = [came === null ? visit : { ...visit, came }];
  const points = due().points.map((point) => Object.assign({}, point, { visits, skips: [] }));
  const walk = { by: wang.id, byName: wang.name, startedAt: at, finishedAt: at + minuteMs, note: '', from: null };
  const closed = { at: said.closesAt, outcome: 'missed', missed: [floor2.id, canteen.id] };
  const round = { ...due(), id: 'r', points, walks: [walk], closed } as Round;
  return { ...said, id: 'r', opensAt: said.plannedAt, standing: 'done', walkers: [], round };
}
const texts = (row: RoundRow, words: typeof zh, language: 'zh' | 'en') =>
  sayingsOf({ row, gap: undefined, nameOf: (id) => id }, words, language).map(({ text }) => text);

test('a round that came after its window says so, with the day and the time at which it came', () => {
  expect(texts(lateRow(morning), zh, 'zh')).toContain('漏巡 → 完成，断网走的，11月23日 09:12 才送达');
  expect(texts(lateRow(morning), en, 'en').find((text) => text.includes('without a network'))).toMatch(
    /delivered .*23.* 09:12$/,
  );
});

test('one of which nothing but its end came later says so without a time', () => {
  const said = texts(lateRow(null), zh, 'zh').find((text) => text.includes('断网走的'));
  expect(said).toBe('漏巡 → 完成，断网走的，后来才送达');
  expect(texts(lateRow(null), en, 'en').join('\n')).toContain('walked without a network, delivered later');
});

test('a missed round names whose phone was silent, and since when', () => {
  const silent = [{ id: wang.id, name: wang.name, at: morning - 12 * 60 * minuteMs }];
  const row: RoundRow = { ...lateRow(null), standing: 'missed', round: null, silent };
  expect(texts(row, zh, 'zh')).toContain(`${wang.name}的手机 11月22日 21:12 后没联网，可能还在手机里`);
  expect(texts(row, en, 'en').at(-1)).toMatch(/phone has been offline since .*21:12: it may still be on the phone$/);
});
