import { expect, test } from 'vitest';
import { canteen, floor2, id, wang } from '../../../tests/cast.ts';
import { due } from '../../../tests/cast-rounds.ts';
import { roundId } from '../../domain/round-id.ts';
import type { RoundRow } from '../../domain/round-reports.ts';
import type { Round, Visit } from '../../domain/round.ts';
import { roundsBoard as words } from '../words/zh/rounds-board.ts';
import { linesOf, missedLine } from './paper-lines.ts';

const nameOf = (placeId: string) => (placeId === floor2.id ? '2层' : placeId === canteen.id ? '食堂' : '');

function row(visits: Visit[], over: Partial<RoundRow> = {}): RoundRow {
  const { proof: _proof, order: _order, ...said } = due();
  const points = due().points.map((point) =>
    Object.assign({}, point, { visits: point.placeId === floor2.id ? visits : [], skips: [] }),
  );
  const round = { ...due(), id: 'r', points, walks: [], closed: null } as Round;
  const standing = 'partly' as const;
  return {
    ...said,
    id: roundId(said.planId, said.day, said.minute),
    opensAt: 0,
    walkers: [],
    standing,
    round,
    ...over,
  };
}

const visit = (at: number, over: Partial<Visit> = {}): Visit => ({
  id: id(1),
  by: wang.id,
  byName: wang.name,
  at,
  sure: true,
  how: 'scan',
  ...over,
});

test('a point is said with its time and how it was shown; one that nobody saw says so', () => {
  const one = row([visit(due().plannedAt)]);
  const [seen, unseen] = linesOf(one, { all: [one], gaps: new Map(), words, nameOf });
  expect(seen).toMatchObject({ day: '2026-11-22', round: 1, point: '2层', found: '已到（扫码）', by: wang.name });
  expect(unseen).toMatchObject({ point: '食堂', at: '', found: '没有到', by: '' });
});

test('a doubtful clock and a point that was made up are not hidden on paper', () => {
  const one = row([visit(due().closesAt + 1, { sure: false })]);
  expect(linesOf(one, { all: [one], gaps: new Map(), words, nameOf })[0]?.found).toBe(
    '已到（扫码）、关窗以后才到、手机没对过时间',
  );
});

test('a code that was typed, and one that showed nothing, are said on paper', () => {
  const found = (over: Partial<Visit>) => {
    const one = row([visit(due().plannedAt, over)]);
    return linesOf(one, { all: [one], gaps: new Map(), words, nameOf })[0]?.found;
  };
  expect(found({ how: 'typed' })).toBe('已到（输入编号）');
  expect(found({ how: 'nfc', code: 'old' })).toBe('已到（碰标签）、码是旧的');
  expect(found({ code: 'other' })).toBe('已到（扫码）、码不是这里的');
});

test('a point that nobody pressed, because no proof is asked for, has no time and no way of showing on paper', () => {
  const one = row([visit(due().plannedAt, { how: 'tap' })]);
  const about = { all: [one], gaps: new Map(), words, nameOf };
  expect(linesOf(one, about)[0]).toMatchObject({ at: expect.stringMatching(/\d/), found: '已到（点一下）' });
  one.round!.proof = 'none';
  expect(linesOf(one, about)[0]).toMatchObject({ at: '', found: '不要求证明', by: wang.name });
});

test('a round that nobody walked is one line', () => {
  const one = row([], { standing: 'missed' });
  expect(missedLine(one, { all: [one], gaps: new Map(), words, nameOf })).toMatchObject({
    point: '2 个点位都没到',
    found: '漏巡',
  });
});

test('the first line of a round says how long nobody went round before it', () => {
  const one = row([visit(due().plannedAt)]);
  const gaps = new Map([[one.id, { minutes: 165, most: 120 }]]);
  const [first, second] = linesOf(one, { all: [one], gaps, words, nameOf });
  expect(first?.found).toBe('已到（扫码）、距上一轮 165 分钟，计划最长 120 分钟');
  expect(second?.found).toBe('没有到');
});

test('in a round of a month the day is said with the hour', () => {
  const one = row([visit(due().plannedAt)], { finishBy: due().plannedAt + 20 * 86_400_000 });
  expect(linesOf(one, { all: [one], gaps: new Map(), words, nameOf })[0]?.at).toMatch(/^2026-11-22 \d\d:\d\d$/);
});
