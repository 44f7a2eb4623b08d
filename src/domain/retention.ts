// 保存期限: how long each kind of thing is kept, from when it counts, and what keeps it longer. Never less than the floor (`domain.md` 4).
import * as v from 'valibot';
import { isOver, type HazardGrade, type HazardState } from './hazard-words.ts';

/** 巡查记录, 隐患及整改全套材料, 食品记录, 照片原图, 点名明细, 审计日志. */
export const keptThings = ['rounds', 'cases', 'food', 'photos', 'names', 'audit'] as const;
export type KeptThing = (typeof keptThings)[number];
/** Whole years. */
export type RetentionYears = Record<KeptThing, number>;

export const leastYears: RetentionYears = { rounds: 3, cases: 5, food: 2, photos: 3, names: 1, audit: 5 };
export const mostYears = 50;

/** What the floor rests on, where a law or standard asks for any of it; empty where it is the product's own (`domain.md` 4). */
export const sourcesOfFloor: Record<KeptThing, string> = {
  rounds: 'GB 25201-2010（≥1年）；《机关、团体、企业、事业单位消防安全管理规定》第25条',
  cases: 'GB 25201-2010（检测、维修≥5年）',
  food: '《学校食品安全与营养健康管理规定》第40条；《餐饮服务食品安全操作规范》',
  photos: '',
  names: '《个人信息保护法》第19条、第28条',
  audit: '',
};

const years = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(mostYears));
/** What a school asks for; whether that is enough is asked by `isBelowFloor`. */
export const RetentionAsked = v.strictObject({
  rounds: years,
  cases: years,
  food: years,
  photos: years,
  names: years,
  audit: years,
});

/** Does it keep anything for a shorter time than it must be kept? */
export const isBelowFloor = (asked: RetentionYears): boolean =>
  keptThings.some((thing) => asked[thing] < leastYears[thing]);

/** What holds in this school: `kept` as it was stored; what cannot be read any more, or asks for less than the floor, never shortens anything. */
export function yearsOf(kept: unknown): RetentionYears {
  const asked = typeof kept === 'object' && kept !== null ? (kept as Partial<Record<KeptThing, unknown>>) : {};
  return Object.fromEntries(
    keptThings.map((thing) => {
      const said = asked[thing];
      return [thing, typeof said === 'number' && said > leastYears[thing] ? Math.ceil(said) : leastYears[thing]];
    }),
  ) as RetentionYears;
}

/** Does `next` keep anything for a shorter time than `now`? */
export const isShorter = (next: RetentionYears, now: RetentionYears): boolean =>
  keptThings.some((thing) => next[thing] < now[thing]);

/** The same moment so many years on, UTC ms; of the 29th of February the 1st of March. */
export function yearsAfter(at: number, n: number): number {
  const moment = new Date(at);
  return moment.setUTCFullYear(moment.getUTCFullYear() + n);
}

/** The latest moment that lies so many years before `now`, or more, UTC ms. */
export function yearsBefore(now: number, n: number): number {
  const moment = new Date(now);
  const before = moment.setUTCFullYear(moment.getUTCFullYear() - n);
  return yearsAfter(before, n) > now ? before - 86_400_000 : before;
}

/**
 * Where a photo or line stands: `since` is when its time began, UTC ms by the server's clock; null while it has no end: a case that is open or
 * major, something held, and whatever the rules do not know.
 */
export type KeptUse = { thing: 'rounds' | 'cases' | 'food'; since: number | null };

/** From when on a photo may go, UTC ms; null: not while things are as they are. It stays as long as the longest of what it stands in. */
export function photoUntil(uses: readonly KeptUse[], asked: RetentionYears): number | null {
  if (uses.length === 0) return null;
  let until = -Infinity;
  for (const { thing, since } of uses) {
    if (since === null) return null;
    const least = thing === 'rounds' ? asked.photos : Math.max(asked.photos, asked[thing]);
    until = Math.max(until, yearsAfter(since, least));
  }
  return until;
}

/**
 * When the time of a case began: with the last that was said of it once it is over. Null while it is open, and for ever where it is
 * (or was never judged not to be) major: 重大隐患永久. `changedAt`: UTC ms by the server's clock.
 */
export const caseSince = (hazard: { state: HazardState; grade: HazardGrade }, changedAt: number): number | null =>
  isOver(hazard.state) && hazard.grade !== 'M' && hazard.grade !== 'MS' ? changedAt : null;

/** A restored server keeps everything for so long, in which what was held since the backup can be held again. */
export const quietAfterRestoreMs = 7 * 86_400_000;
/** A photo that has its certificate is hidden at once; its file goes this much later, when no backup is still copying it. */
export const fileGoesAfterMs = 86_400_000;
/** How far ahead one is told what will go. */
export const aheadMs = 30 * 86_400_000;
