// 食品留样登记表 and 留样柜温度记录 with the columns of the forms (8.5).
import { isWarm, type FridgeReading, type Meal, type Sample, type Way } from '../kitchen.ts';
import { byMeal, fridgeCelsius, type Gap } from '../register.ts';
import { clock, clockOf, count, day, form, joined, text, time, timeOf, wide, type LedgerAround } from './form.ts';
import type { CellPicture } from './picture.ts';

export const mealNames: Record<Meal, string> = {
  breakfast: '早',
  lunch: '中',
  extra: '加餐',
  dinner: '晚',
  supper: '夜宵',
};
const ways: Record<Way, string> = {
  'kitchen-waste': '作餐厨垃圾处理',
  destroyed: '当场销毁',
  'handed-over': '交给检查人员',
};

/** What some days of the register say. `canteen`: its name, where the paper is of several. */
export type RegisterDays = {
  samples: readonly Sample[];
  /** Dishes of which nothing was said. */
  gaps: readonly Gap[];
  readings: readonly FridgeReading[];
  canteenOf?: ((id: string) => string) | undefined;
};

type Line = { id: string; of: string; around: LedgerAround; sample: Sample | null; gap: Gap; days: RegisterDays };
type Reading = { id: string; of: string; around: LedgerAround; reading: FridgeReading };

/** Gaps behind what was kept of the same meal. */
const inOrder = (a: Sample | Gap, b: Sample | Gap): number =>
  byMeal(a, b) || ('id' in a ? ('id' in b ? (a.id < b.id ? -1 : 1) : -1) : 'id' in b ? 1 : 0);

const linesOf = (days: RegisterDays, around: LedgerAround): Line[] =>
  [...days.samples, ...days.gaps].toSorted(inOrder).map((one): Line => {
    const { canteenId, day: on, meal, dish } = one;
    const gap: Gap = { canteenId, day: on, meal, dish, until: '' };
    return 'id' in one
      ? { id: one.id, of: one.id, around, sample: one, gap, days }
      : { id: `${canteenId} ${on} ${meal} ${dish}`, of: '', around, sample: null, gap, days };
  });

const keptOf = ({ sample }: Line) => sample?.kept ?? null;
/** Handed over, or done away with. */
const goneOf = ({ sample }: Line) =>
  sample === null ? null : sample.state === 'handed-over' ? sample.handedOver : sample.disposed;

function wayOf({ sample }: Line): string | null {
  if (sample?.state === 'handed-over') return '移交';
  return sample?.disposed ? ways[sample.disposed.way] : null;
}

function remarksOf({ sample, gap, days: { canteenOf } }: Line): string {
  const where = canteenOf?.(gap.canteenId);
  if (!sample) return joined(['没有留样，也没有写原因', where]);
  const { kept, disposed, missed } = sample;
  return joined([
    missed && `缺样：${missed.reason}`,
    kept?.late && '补留',
    kept && !kept.sure && '时间待核',
    kept?.asked ? `不足学校要求的 ${kept.asked} 克` : undefined,
    disposed?.early && '没到学校要求的时间就处置',
    disposed && `处置见证人：${disposed.witness}`,
    disposed?.note,
    sample.state === 'handed-over' && `移交给${sample.handedOver.unit} ${sample.handedOver.taker}`,
    where,
  ]);
}

function photoOf({ sample }: Line): CellPicture | null {
  const sha256 = sample?.kept?.photos?.[0]?.sha256;
  return sample && sha256 ? { photo: { sha256, by: sample.by, placeName: sample.canteenName } } : null;
}

export const samples = form(
  { title: '食品留样登记表', law: '《学校食品安全与营养健康管理规定》', sheet: '食品留样登记表' },
  linesOf,
  [
    day('日期', ({ gap }) => gap.day),
    text('餐次', ({ gap }) => mealNames[gap.meal]),
    wide('菜品（食品）名称', ({ gap }) => gap.dish),
    count('留样量（g）', (line) => keptOf(line)?.grams ?? null),
    time('留样时间（月日时分）', (line) => timeOf(keptOf(line)?.takenAt, line.around)),
    text('留样人', ({ sample }) => sample?.byName ?? null),
    text('留样柜编号／层位', (line) => joined([keptOf(line)?.fridge, keptOf(line)?.shelf], '／')),
    text('容器或标签编号', (line) => keptOf(line)?.box ?? null),
    count('冷藏温度（℃）', ({ sample, days: { readings } }) => (sample ? fridgeCelsius(sample, readings) : null)),
    { ...count('照片', (line: Line) => keptOf(line)?.photos?.length ?? null), picture: photoOf },
    time('应保存至', (line) => timeOf(keptOf(line)?.keepUntil, line.around)),
    time('处置时间', (line) => timeOf(goneOf(line)?.at, line.around)),
    text('处置方式', wayOf),
    text('处置人', (line) => goneOf(line)?.byName ?? null),
    text('审核人', ({ sample }) => sample?.signed?.byName ?? null),
    wide('备注', remarksOf),
  ],
);

const inTurn = (a: FridgeReading, b: FridgeReading): number => a.at - b.at || (a.id < b.id ? -1 : 1);

export const fridgeReadings = form(
  { title: '留样柜温度记录', law: '《学校食品安全与营养健康管理规定》', sheet: '留样柜温度记录' },
  ({ readings }: RegisterDays, around: LedgerAround): Reading[] =>
    readings.toSorted(inTurn).map((reading) => ({ id: reading.id, of: '', around, reading })),
  [
    day('日期', ({ reading }) => reading.day),
    clock('时间', ({ reading, around }) => clockOf(reading.at, around)),
    text('柜号', ({ reading }) => reading.fridge),
    count('温度（℃）', ({ reading: { again, celsius } }) => again ?? celsius),
    text('是否正常（0–8）', ({ reading }) => (isWarm(reading) ? '否' : '是')),
    wide('处理', ({ reading }) => {
      const { again, celsius } = reading;
      return again === null ? null : `第一次 ${celsius} ℃，再量 ${again} ℃${isWarm(reading) ? '，已报隐患' : ''}`;
    }),
    text('记录人', ({ reading }) => reading.byName),
  ],
);
