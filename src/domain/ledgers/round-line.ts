// 夜间值班巡查记录 (8.7) and 保安巡逻记录 (8.8): rounds point by point, with what was missed.
import { isPresumed, madeUp, missedPoints, outcome, type Point, type Arrival } from '../round.ts';
import type { RoundGap } from '../round-gaps.ts';
import { skipWords } from '../round-words.ts';
import { isWithin } from '../place.ts';
import { clock, clockOf, day, form, joined, text, timeOf, wide, whereOf, type LedgerAround } from './form.ts';
import type { NumberedRound } from './inspection-line.ts';

/** `within`: only points at or below these places are told; empty for all. `gap`: where it was too long since the round before. */
export type RoundSource = NumberedRound & { within: readonly string[]; gap?: RoundGap | undefined };
/** `since`: the gap, on the first line of a round. */
type Line = RoundSource & {
  id: string;
  of: string;
  around: LedgerAround;
  point: Point | null;
  since?: RoundGap | undefined;
};

const ways: Record<Arrival, string> = { tap: '点一下', scan: '扫码', typed: '输入编号', nfc: '碰标签' };
const codes = { old: '码是旧的', other: '码不是这里的' };

function lines(source: RoundSource, around: LedgerAround): Line[] {
  const { round, within } = source;
  const line = { ...source, of: round.id, around };
  const points = round.points.filter(({ placeId }) => {
    const place = around.placeOf(placeId);
    return within.length === 0 || (place !== undefined && isWithin(place, within));
  });
  // Where nobody was anywhere the round is one line.
  const isMissed =
    round.closed !== null && outcome(round) === 'missed' && points.every(({ skips }) => skips.length === 0);
  if (isMissed) return points.length > 0 ? [{ ...line, id: round.id, point: null }] : [];
  return points.map((point, i) =>
    Object.assign({}, line, { id: `${round.id} ${point.placeId}`, point, since: i === 0 ? source.gap : undefined }),
  );
}

/** A night belongs to the day on which it begins. */
export function isNight(ms: number, around: Pick<LedgerAround, 'timeZone'>): boolean {
  const at = clockOf(ms, around) ?? '';
  return at < '07:00' || at >= '18:00';
}

const found = (line: Line): string =>
  joined([foundAt(line), line.since && `距上一轮 ${line.since.minutes} 分钟，计划最长 ${line.since.most} 分钟`], '，');

function foundAt({ round, point, around }: Line): string {
  if (!point) return '漏巡';
  const [visit] = point.visits;
  const [skip] = point.skips;
  if (visit)
    return joined(
      [
        isPresumed(round, visit) ? '不要求证明' : `已到（${ways[visit.how]}）`,
        visit.code && codes[visit.code],
        madeUp(round).includes(point.placeId) && '关窗以后才到',
        !visit.sure && '手机没对过时间',
      ],
      '，',
    );
  if (skip) return skipWords[skip.reason].zh;
  const isOver = round.closed !== null || around.now >= round.closesAt;
  if (!isOver || !missedPoints(round).includes(point.placeId)) return '';
  return round.closed?.unheard?.includes(point.placeId) ? '没有到，手机上的计划较旧，还没有这一点' : '没有到';
}

/** When somebody was there, or said why not. */
function cameAt({ round, point }: Line): number | undefined {
  const [visit] = point?.visits ?? [];
  if (visit) return isPresumed(round, visit) ? undefined : visit.at;
  return point?.skips[0]?.at;
}

const columns = (walker: string) => ({
  day: day('日期', ({ round }: Line) => round.day),
  shift: text('班次', ({ round, around }: Line) => round.shift ?? (isNight(round.plannedAt, around) ? '夜班' : '白班')),
  number: text('轮次', ({ number }: Line) => `第 ${number} 轮`),
  at: clock('到点时间', (line: Line) => clockOf(cameAt(line), line.around)),
  point: wide('点位', ({ round, point, around }: Line) =>
    point
      ? whereOf(point.placeId, '', around)
      : `${round.routeName}（${timeOf(round.plannedAt, around)?.slice(11)} 的一轮）`,
  ),
  found: wide('情况', found),
  done: wide('处置', ({ point }: Line) => point?.skips[0]?.note ?? null),
  by: text(walker, ({ point }: Line) => point?.visits[0]?.byName ?? point?.skips[0]?.byName ?? null),
});

const night = columns('巡查人');
export const nightRounds = form(
  { title: '夜间值班巡查记录', law: '《中小学幼儿园安全管理办法》（条号待核）', sheet: '夜间值班巡查记录' },
  lines,
  [night.day, night.shift, night.number, night.at, night.point, night.found, night.done, night.by],
);

const guard = columns('巡逻人');
export const guardRounds = form({ title: '保安巡逻记录', law: 'GB/T 29315-2022', sheet: '保安巡逻记录' }, lines, [
  guard.day,
  guard.shift,
  guard.number,
  guard.point,
  guard.at,
  guard.found,
  guard.done,
  guard.by,
]);
