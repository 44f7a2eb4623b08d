// 移交清单 of a canteen as a sheet: the columns of the paper, then where each box is and who signed for it.
import { isSealed, type Kept, type Sample, type Seal } from '../domain/kitchen.ts';
import { boxCode } from '../domain/short-code.ts';
import { wallClock } from '../domain/wall-clock.ts';
import { dayCell, heads, mealNames } from './register-words.ts';
import type { Cell } from './sheets/write-workbook.ts';

export const handOverColumns = heads({
  序号: 6,
  菜品名称: 20,
  日期: 12,
  餐次: 8,
  留样时间: 18,
  留样人: 10,
  '留样量（g）': 12,
  '留样柜／层位': 18,
  盒号: 12,
  编号: 12,
  去向: 10,
  移交时间: 18,
  移交人: 10,
  接收单位: 24,
  接收人: 10,
});

type Box = Sample & { kept: Kept };
const isListed = (sample: Sample, seal: Seal | undefined): sample is Box =>
  sample.state === 'handed-over' || (sample.state === 'kept' && isSealed(sample.kept, seal));
const goneOf = (box: Box) => (box.state === 'handed-over' ? box.handedOver : null);
const earlier = (a: Box, b: Box): number => a.kept.takenAt - b.kept.takenAt;

/** What went, one list after the other, and then what lies under the standing seal; each list is numbered by itself. */
export function handOverRows(samples: readonly Sample[], seal: Seal | undefined, timeZone: string): Cell[][] {
  const boxes = samples.filter((sample) => isListed(sample, seal)).sort(earlier);
  const lists = Map.groupBy(boxes, (box) => goneOf(box)?.entry ?? '');
  const since = (list: readonly Box[]): number => (list[0] && goneOf(list[0])?.at) ?? Infinity;
  return [...lists.values()]
    .sort((a, b) => since(a) - since(b))
    .flatMap((list) => list.map((box, n) => rowOf(box, n + 1, timeZone)));
}

function rowOf(box: Box, n: number, timeZone: string): Cell[] {
  const { id, day, meal, dish, byName, kept } = box;
  const gone = goneOf(box);
  return [
    n,
    dish,
    dayCell(day),
    mealNames[meal],
    { time: wallClock(kept.takenAt, timeZone) },
    byName,
    kept.grams,
    [kept.fridge, kept.shelf].filter(Boolean).join('／'),
    kept.box,
    boxCode(id),
    gone ? '已移交' : '封存中',
    gone && { time: wallClock(gone.at, timeZone) },
    gone?.byName ?? null,
    gone?.unit ?? null,
    gone?.taker ?? null,
  ];
}
