// What somebody finds at one item on an ordinary day, and now and then on a bad one.
import type { WalkedItem } from '../../domain/asset-walk.ts';
import { judge, type Answer, type Signature } from '../../domain/answer.ts';
import type { Item, Template } from '../../domain/template.ts';
import { isCritical } from '../../domain/template.ts';
import type { Chance } from './random.ts';

/** `at`: the phone's clock, ms. `day`: yyyy-mm-dd. `isBulk`: the plain rest was answered with one tap. `isCalm`: hardly anything is wrong. */
export type Circumstance = {
  luck: Chance;
  name: string;
  at: number;
  day: string;
  time: string;
  isBulk: boolean;
  isCalm: boolean;
  template: Template;
};

const badPercent = { plain: 4, critical: 0.4, number: 2.5 };
/** Five new hazards in 3,700 answers (`domain.md` 10.1). */
const calmShare = 0.04;
const naPercent = 0.8;
const notes = [
  '已通知责任人，待处理',
  '靠东侧第二处',
  '当班人员已知情',
  '上周也出现过',
  '需要维修人员带配件来',
  '已拉警示带，提醒绕行',
  '清理后请复查',
];
const dishes = ['红烧肉', '番茄炒蛋', '清炒油麦菜', '鱼香肉丝', '麻婆豆腐', '紫菜蛋汤', '土豆烧鸡块', '蒜蓉西兰花'];

/** Null when the item is left open, which only optional ones are. Photos are added afterwards. */
export function answerItem(item: Item, on: Circumstance): Answer | null {
  const { luck } = on;
  if (item.optional && !luck.happens(15)) return null;
  const answer: Answer = { itemId: item.id, value: null, via: 'tap', at: on.at, photos: [] };
  const mayNotApply = item.type === 'PF' && !isCritical(item) && item.photo !== 'always';
  if (mayNotApply && luck.happens(naPercent))
    return { ...answer, na: { reason: luck.pick(['absent', 'out-of-use', 'locked']) } };
  answer.value = valueOf(item, on);
  if (judge(item, answer, on.day) === 'abnormal') return { ...answer, ...remarks(item, on) };
  return on.isBulk && item.type === 'PF' && item.photo !== 'always' && !isCritical(item)
    ? { ...answer, via: 'bulk' }
    : answer;
}

function remarks(item: Item, { luck, template }: Circumstance): Partial<Answer> {
  const reason = luck.whole(0, template.reasons.length - 1);
  return {
    reasons: [reason],
    note: `${template.reasons[reason]?.zh ?? '异常'}，${luck.pick(notes)}`,
    ...(item.type === 'PF' && !isCritical(item) && luck.happens(45) && { fixedOnSpot: true as const }),
    ...(item.majorIf && { meets: false }),
    ...(item.mayBeMajor && luck.happens(8) && { suspectedMajor: true as const }),
  };
}

function valueOf(item: Item, on: Circumstance): Answer['value'] {
  const { luck } = on;
  switch (item.type) {
    case 'PF':
      return isBad(on, isCritical(item) ? 'critical' : 'plain') ? 'fail' : 'pass';
    case 'NUM':
      return numberOf(item, on);
    case 'CH': {
      const bad = isBad(on, 'plain');
      const option = item.options?.find(({ abnormal }) => abnormal === bad) ?? item.options?.[0];
      return option?.zh ?? '';
    }
    case 'TXT':
      return luck.pick(['已当场处置', '无其他情况', '已口头交接给下一班']);
    case 'DATE':
      return (item as WalkedItem).given ?? dateOf(item, on);
    case 'TIME':
      return on.time;
    case 'PHOTO':
      return 'taken';
    case 'SIGN':
      return signature(on);
    case 'TABLE':
      return tableOf(item, luck);
  }
}

const isBad = ({ luck, isCalm }: Circumstance, kind: keyof typeof badPercent): boolean =>
  luck.happens(badPercent[kind] * (isCalm ? calmShare : 1));

const round = (value: number, digits: number): number => Number(value.toFixed(digits));

/** Close to what the item asks for: a fridge at 4 ℃, a camera system at 100 %. */
function numberOf({ limit = {}, range }: Item, on: Circumstance): number {
  const { min, max } = limit;
  const { luck } = on;
  const bad = isBad(on, 'number');
  // Points out of so many: most rooms are tidy.
  if (range && min === undefined && max === undefined)
    return Math.round(range.min + (range.max - range.min) * (bad ? luck.between(0, 0.5) : luck.between(0.6, 1)));
  let value: number;
  if (min !== undefined && max !== undefined)
    value = bad ? max + (max - min) * 0.2 : luck.between(min + (max - min) * 0.3, min + (max - min) * 0.7);
  // Colder than it must be.
  else if (max !== undefined && max < 0) value = bad ? max * 0.7 : luck.between(max * 1.7, max * 1.3);
  else if (max !== undefined) value = bad ? max * 1.15 : luck.between(max * 0.35, max * 0.8);
  else if (min !== undefined) value = bad ? min * 0.9 : luck.between(min, min * 1.08);
  else value = luck.whole(0, 4);
  const size = Math.max(Math.abs(min ?? 0), Math.abs(max ?? 0));
  // A share of a whole cannot be more than all of it.
  if (limit.unit?.zh === '%' && min === 100 && !bad) value = 100;
  if (range) value = Math.min(range.max, Math.max(range.min, value));
  return Math.max(
    max !== undefined && max < 0 ? -Infinity : 0,
    round(value, size >= 20 || size === 0 ? 0 : size >= 1 ? 1 : 3),
  );
}

const dayMs = 86_400_000;

function dateOf({ date }: Item, { luck, at }: Circumstance): string {
  const days = date?.mustBeAhead ? luck.whole(90, 600) : -luck.whole(5, Math.min(60, date?.maxAgeDays ?? 60));
  return new Date(at + days * dayMs).toISOString().slice(0, 10);
}

export function signature({ luck, name, at }: Pick<Circumstance, 'luck' | 'name' | 'at'>): Signature {
  const strokes = Array.from({ length: 3 }, (_, i) =>
    Array.from({ length: 16 }, (_, n) => Math.round(n % 2 === 0 ? 20 + i * 80 + n * 4 : 60 + luck.between(-35, 35))),
  );
  return { name, signedAt: at, width: 300, height: 120, strokes };
}

function tableOf({ id, columns = [] }: Item, luck: Chance): string[][] {
  if (id === 'E1-04') return [['A', 'B', 'C'].map(() => String(luck.whole(375, 396)))];
  if (id !== 'K1-01') return [];
  const first = luck.whole(0, dishes.length - 1);
  return Array.from({ length: 3 }, (_, i) => {
    const dish = dishes[(first + i) % dishes.length] ?? '';
    const row = ['午餐', dish, String(luck.whole(128, 160)), '11:20', '赵敏', `1号柜${i + 1}层`];
    return row.slice(0, columns.length);
  });
}
