// 食品留样登记表 and 留样柜温度记录 as an inspector expects them, with the columns of the forms (`domain.md` 8.5).
import { isWarm, type FridgeReading, type Sample, type Seal, type Way } from '../domain/kitchen.ts';
import { byMeal, fridgeCelsius, type Gap } from '../domain/register.ts';
import { wallClock } from '../domain/wall-clock.ts';
import { handOverColumns, handOverRows } from './hand-over-sheet.ts';
import { dayCell, heads, mealNames } from './register-words.ts';
import type { Cell, OutSheet } from './sheets/write-workbook.ts';

const ways: Record<Way, string> = {
  'kitchen-waste': '作餐厨垃圾处理',
  destroyed: '当场销毁',
  'handed-over': '交给检查人员',
};

const sampleColumns = heads({
  日期: 12,
  餐次: 8,
  '菜品（食品）名称': 20,
  '留样量（g）': 12,
  留样时间: 18,
  留样人: 10,
  '留样柜编号／层位': 18,
  容器或标签编号: 16,
  '冷藏温度（℃）': 14,
  照片: 8,
  应保存至: 18,
  处置时间: 18,
  处置方式: 18,
  处置人: 10,
  审核人: 10,
  备注: 40,
});
const readingColumns = heads({
  日期: 12,
  时间: 8,
  柜号: 12,
  '温度（℃）': 12,
  '是否正常（0–8）': 16,
  处理: 24,
  记录人: 10,
});
/** What one canteen kept. `timeZone`: the school's; times are written as its wall clock shows them. Oldest first. */
export type CanteenPages = {
  name: string;
  samples: readonly Sample[];
  readings: readonly FridgeReading[];
  /** Dishes of which nothing was said. */ gaps: readonly Gap[];
  seal?: Seal | undefined;
};

/** Two sheets a canteen, and a third where boxes lie under a seal or were handed over; `canteens` are named on them where there are several. */
export const registerSheets = (canteens: readonly CanteenPages[], timeZone: string): OutSheet[] =>
  canteens.flatMap(({ name, samples, readings, gaps, seal }, n) => {
    const handed = handOverRows(samples, seal, timeZone);
    const of = canteens.length > 1 ? ` ${n + 1} ${plainName(name)}` : '';
    return [
      {
        name: `食品留样登记表${of}`,
        columns: sampleColumns,
        rows: [...samples, ...gaps]
          .toSorted(inOrder)
          .map((line) => ('id' in line ? sampleRow(line, readings, timeZone) : gapRow(line))),
      },
      {
        name: `留样柜温度记录${of}`,
        columns: readingColumns,
        rows: readings.toSorted((a, b) => a.at - b.at).map((reading) => readingRow(reading, timeZone)),
      },
      ...(handed.length > 0 ? [{ name: `移交清单${of}`, columns: handOverColumns, rows: handed }] : []),
    ];
  });

/** What Excel takes in the name of a sheet, of which it takes 31 characters in all. */
const plainName = (name: string): string => name.replaceAll(/[\\/*?:[\]']/g, ' ').slice(0, 18);

/** Gaps behind what was kept of the same meal. */
const inOrder = (a: Sample | Gap, b: Sample | Gap): number =>
  byMeal(a, b) || ('id' in a ? ('id' in b ? (a.id < b.id ? -1 : 1) : -1) : 'id' in b ? 1 : 0);

const gapRow = ({ day, meal, dish }: Gap): Cell[] => [
  dayCell(day),
  mealNames[meal],
  dish,
  ...Array.from({ length: 12 }, () => null),
  '没有留样，也没有写原因',
];

function sampleRow(sample: Sample, readings: readonly FridgeReading[], timeZone: string): Cell[] {
  const { kept, disposed } = sample;
  const gone = sample.state === 'handed-over' ? sample.handedOver : null;
  const time = (ms: number | undefined): Cell => (ms === undefined ? null : { time: wallClock(ms, timeZone) });
  return [
    dayCell(sample.day),
    mealNames[sample.meal],
    sample.dish,
    kept?.grams ?? null,
    time(kept?.takenAt),
    sample.byName,
    [kept?.fridge, kept?.shelf].filter(Boolean).join('／'),
    kept?.box ?? null,
    fridgeCelsius(sample, readings),
    kept?.photos?.length ?? null,
    time(kept?.keepUntil),
    time((gone ?? disposed)?.at),
    gone ? '移交' : disposed ? ways[disposed.way] : null,
    (gone ?? disposed)?.byName ?? null,
    sample.signed?.byName ?? null,
    remarks(sample),
  ];
}

function remarks(sample: Sample): string {
  const { kept, disposed, missed } = sample;
  const said = [
    missed && `缺样：${missed.reason}`,
    kept?.late && '补留',
    kept && !kept.sure && '时间待核',
    kept?.asked && `不足学校要求的 ${kept.asked} 克`,
    disposed?.early && '没到学校要求的时间就处置',
    disposed && `处置见证人：${disposed.witness}`,
    disposed?.note,
    sample.state === 'handed-over' && `移交给${sample.handedOver.unit} ${sample.handedOver.taker}`,
  ];
  return said.filter(Boolean).join('；');
}

function readingRow(reading: FridgeReading, timeZone: string): Cell[] {
  const { day, at, fridge, celsius, again, byName } = reading;
  const done = again === null ? null : `第一次 ${celsius} ℃，再量 ${again} ℃${isWarm(reading) ? '，已报隐患' : ''}`;
  const isFine = isWarm(reading) ? '否' : '是';
  return [dayCell(day), { clock: wallClock(at, timeZone) }, fridge, again ?? celsius, isFine, done, byName];
}
