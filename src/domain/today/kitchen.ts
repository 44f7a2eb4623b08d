// What 今日 tells of the canteen: samples against what the law asks, and what was written down on K2 (`domain.md` 11, 12.1-12.3).
import { isOfKind, type AssetRecord } from '../asset.ts';
import { dueOn, walkedOf } from '../asset-facts.ts';
import { cellIn, perRow, type Inspected } from '../ledgers/inspection-line.ts';
import type { LedgerAround } from '../ledgers/form.ts';
import {
  countsFrom,
  coverage,
  isLate,
  isSealed,
  isWarm,
  keepMs,
  leastGrams,
  type FridgeReading,
  type Menu,
  type Sample,
  type Seal,
} from '../kitchen.ts';
import { gapsIn } from '../register.ts';
import { isTableAbnormal } from '../table.ts';
import { daysBetween } from '../value.ts';
import { plainly, rowWith } from './figure.ts';
import type { TodayRow } from './list-reports.ts';
import type { TodayFigure } from './reports.ts';

/** Some days of the register, and every seal. */
type Pages = {
  menus: readonly Menu[];
  samples: readonly Sample[];
  readings: readonly FridgeReading[];
  seals: readonly Seal[];
};
type Where = { placeName: (id: string) => string; timeZone: string; now: number };

/** A box that lies a whole day longer than it has to was forgotten. */
const forgottenMs = 24 * 3_600_000;
const wrong = { isBad: true };
const register = (day: string): TodayRow['opens'] => ({ is: 'register', id: day });

/** 留样异常: what was not kept, kept short or thrown away early, boxes that were forgotten, and fridges that were warm. */
export function samplesWrong(
  { menus, samples, readings, seals }: Pages,
  { placeName, timeZone, now }: Where,
): TodayRow[] {
  const gaps = gapsIn(menus, samples, now, timeZone).map((gap) =>
    rowWith(
      {
        id: `gap ${gap.canteenId} ${gap.day} ${gap.meal} ${gap.dish}`,
        what: plainly(gap.dish),
        place: placeName(gap.canteenId),
        day: gap.day,
        why: 'not-kept',
        opens: register(gap.day),
      },
      wrong,
    ),
  );
  const boxes = samples.flatMap((sample) => {
    const seal = seals.find(({ canteenId }) => canteenId === sample.canteenId);
    return whysOf(sample, now, seal).map(([why, n]) =>
      rowWith(
        {
          id: `${why} ${sample.id}`,
          what: plainly(sample.dish),
          place: placeName(sample.canteenId),
          at: sample.kept?.takenAt ?? sample.missed?.at ?? null,
          why,
          n,
          opens: register(sample.day),
        },
        wrong,
      ),
    );
  });
  const warm = readings.filter(isWarm).map((reading) =>
    rowWith(
      {
        id: `warm ${reading.id}`,
        what: plainly(reading.fridge),
        place: placeName(reading.canteenId),
        at: reading.at,
        why: 'warm',
        n: reading.again ?? reading.celsius,
        opens: register(reading.day),
      },
      wrong,
    ),
  );
  return [...gaps, ...boxes, ...warm];
}

function whysOf(sample: Sample, now: number, seal: Seal | undefined): [TodayRow['why'], number][] {
  if (sample.state === 'missed') return [['missed', 0]];
  const { kept, disposed } = sample;
  const whys: [TodayRow['why'], number][] = [];
  if (kept.grams < (kept.asked ?? leastGrams)) whys.push(['short', kept.grams]);
  if (disposed && (disposed.early || disposed.at - countsFrom(kept) < keepMs)) whys.push(['early', 0]);
  const days = Math.floor((now - kept.keepUntil) / forgottenMs);
  if (sample.state === 'kept' && days >= 1 && !isSealed(kept, seal)) whys.push(['overdue-box', days]);
  return whys;
}

/** 留样覆盖: every dish on the menus of `day`, a line each. */
export function samplesOf({ menus, samples }: Pages, day: string, { placeName, timeZone, now }: Where): TodayRow[] {
  return menus
    .filter((menu) => menu.day === day)
    .flatMap(({ canteenId, meals }) =>
      meals.flatMap(({ meal, until, dishes }) => {
        const those = samples.filter((one) => one.canteenId === canteenId && one.day === day && one.meal === meal);
        const open = new Set(coverage(dishes, those).open);
        return dishes.map((dish) => {
          const kept = those.find((one) => one.dish === dish && one.state !== 'missed');
          const isOver = isLate(now, day, until, timeZone);
          const why = kept ? 'kept' : !open.has(dish) ? 'missed' : isOver ? 'not-kept' : 'still-open';
          return rowWith({
            id: `${canteenId} ${day} ${meal} ${dish}`,
            what: plainly(dish),
            place: placeName(canteenId),
            at: kept?.kept?.takenAt ?? null,
            day,
            why,
            n: kept?.kept?.grams ?? 0,
            isBad: why === 'not-kept' || why === 'missed',
            opens: register(day),
          });
        });
      }),
    );
}

/** 温度曲线: every reading, and how each fridge went. */
export function fridges(
  { readings }: Pages,
  { placeName }: Where,
): { rows: TodayRow[]; course: NonNullable<TodayFigure['course']> } {
  const celsius = (one: Pages['readings'][number]): number => one.again ?? one.celsius;
  const rows = readings.map((one) =>
    rowWith({
      id: one.id,
      what: plainly(one.fridge),
      place: placeName(one.canteenId),
      at: one.at,
      why: isWarm(one) ? 'warm' : 'read',
      n: celsius(one),
      isBad: isWarm(one),
      opens: register(one.day),
    }),
  );
  const byFridge = Map.groupBy(readings, (one) => `${one.canteenId} ${one.fridge}`);
  const course = [...byFridge.values()].map((those) => ({
    name: [placeName(those[0]?.canteenId ?? ''), those[0]?.fridge ?? ''].join(' '),
    points: those.map((one) => ({ at: one.at, n: celsius(one), isBad: isWarm(one) })).sort((a, b) => a.at - b.at),
  }));
  return { rows, course: course.sort((a, b) => a.name.localeCompare(b.name, 'zh')) };
}

/** `mayOpen`: whether the asker may open the record. */
export type Sources = { sources: readonly Inspected[]; around: LedgerAround; mayOpen: (source: Inspected) => boolean };

type Cell = (head: string) => string;
type Line = {
  source: Inspected;
  cell: Cell;
  isOff: boolean;
  row: (said: Pick<TodayRow, 'what' | 'why'> & Partial<TodayRow>) => TodayRow;
};

/** Each row of a table, with what is usual in its line. */
const rowsIn = (asked: Sources, itemId: string): Line[] =>
  asked.sources.flatMap((source) =>
    perRow(itemId)(source, asked.around).map((line) => {
      const { columns = [], cells = [] } = line.row ?? {};
      const { id, placeName, submittedAt, day } = source.record;
      const opens: TodayRow['opens'] = asked.mayOpen(source) ? { is: 'record', id } : null;
      return {
        source,
        cell: (head: string): string => String(cellIn(line, head) ?? '').trim(),
        isOff: isTableAbnormal(columns, [cells], day),
        row: (said: Pick<TodayRow, 'what' | 'why'> & Partial<TodayRow>) =>
          rowWith({ id: line.id, place: placeName, at: submittedAt, opens, ...said }),
      };
    }),
  );

const words = (cell: Cell, ...heads: string[]): TodayRow['what'] => plainly(heads.map(cell).filter(Boolean).join(' '));

/** 今日陪餐: who ate with the students, a line a meal. */
export const companions = (asked: Sources): TodayRow[] =>
  rowsIn(asked, 'K2-31').map(({ row, cell }) => {
    const isBad = !/^(无|没有|none|)$/i.test(cell('发现问题'));
    return row({ what: words(cell, '餐次', '陪餐人', '职务'), why: 'ate', isBad });
  });

/** Who works in a kitchen is known by the name alone. */
const cookIn = ({ record }: Inspected, name: string, { around }: Sources): string => {
  const place = around.placeOf(record.inspection.placeId);
  return `${place?.ancestors[0]?.id ?? record.inspection.placeId} ${name}`;
};

/** 晨检: everybody who was looked at, and whether they may work. Of somebody who was looked at again the last time counts. */
export function morningChecks(asked: Sources): TodayRow[] {
  const last = new Map<string, TodayRow>();
  for (const { row, cell, isOff, source } of rowsIn(asked, 'K2-02')) {
    const key = cookIn(source, cell('姓名'), asked);
    if ((last.get(key)?.at ?? -Infinity) > source.record.submittedAt) continue;
    const isFit = !isOff && cell('结论') !== '调离';
    last.set(key, row({ what: words(cell, '姓名', '岗位'), why: isFit ? 'fit' : 'unfit', isBad: !isFit }));
  }
  return [...last.values()];
}

/** 验收: what was delivered, a line a thing. */
export const deliveries = (asked: Sources): TodayRow[] =>
  rowsIn(asked, 'K2-05').map(({ row, cell, isOff }) => {
    const isGood = !isOff && cell('结论') !== '不合格';
    return row({ what: words(cell, '品名', '数量'), why: isGood ? 'good' : 'rejected', isBad: !isGood });
  });

/** Of the days that are left it is told this early. */
const soonDays = 30;
const dayMs = 86_400_000;

/**
 * 证照到期: health certificates that end within thirty days or have ended, of everybody who was looked at in the records given; what was written down last counts. `today`: yyyy-mm-dd.
 */
export function papersEnding(asked: Sources, today: string): TodayRow[] {
  const last = new Map<string, TodayRow>();
  for (const { row, cell, source } of rowsIn(asked, 'K2-02')) {
    const [name, until] = [cell('姓名'), cell('健康证有效期')];
    const days = Math.round((Date.parse(until) - Date.parse(today)) / dayMs);
    const key = cookIn(source, name, asked);
    const known = last.get(key);
    if (name === '' || Number.isNaN(days) || (known?.at ?? -Infinity) > source.record.submittedAt) continue;
    const why = days < 0 ? 'over' : 'ends';
    last.set(key, row({ what: plainly(name), day: until, why, n: Math.abs(days), isBad: days < 0 }));
  }
  return [...last.values()].filter(({ isBad, n }) => isBad || n <= soonDays);
}

/** 证照到期 as well: licences of the register that end soon or have ended, and those of which nobody knows the day. No checklist asks for it. `today`: yyyy-mm-dd. */
export const licencesEnding = (
  assets: readonly AssetRecord[],
  today: string,
  { placeName }: Pick<Where, 'placeName'>,
): TodayRow[] =>
  assets.flatMap((asset) => {
    if (asset.retired || !isOfKind(asset, 'licence')) return [];
    const { state, day } = dueOn(walkedOf(asset), today);
    if (state === 'ahead') return [];
    const { id, label, placeId } = asset;
    const [isBad, days] = [state === 'over', day ? Math.abs(daysBetween(today, day)) : 0];
    const why = day === null ? 'no-day' : isBad ? 'over' : 'ends';
    const opens = { is: 'assets', id: placeId } as const;
    return [rowWith({ id, what: plainly(label), place: placeName(placeId), day, why, n: days, isBad, opens })];
  });
