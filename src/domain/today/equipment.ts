// What 今日 tells whoever keeps the house: what grows old, what repairs cost, and meters that show something odd (`domain.md` 11).
import { titleOf } from '../hazard-titles.ts';
import { assetAge } from '../register-analysis.ts';
import { isOfKind, type AssetRecord } from '../asset.ts';
import type { Hazard } from '../hazard.ts';
import { handlingOf } from '../hazard-handling.ts';
import { meterLines } from '../ledgers/record-sheets.ts';
import { cellIn } from '../ledgers/inspection-line.ts';
import { oddOf } from '../meter.ts';
import { plainly, rowWith } from './figure.ts';
import type { Sources } from './kitchen.ts';
import type { TodayRow } from './list-reports.ts';

/** 老化设施: what is past its day, and what comes to it soon; licences are told by `licencesEnding`. `today`: yyyy-mm-dd. */
export const ageing = (assets: readonly AssetRecord[], today: string, placeName: (id: string) => string): TodayRow[] =>
  assets.flatMap((asset): TodayRow[] => {
    const age = assetAge(asset, today);
    if ((age?.state !== 'past' && age?.state !== 'soon') || isOfKind(asset, 'licence')) return [];
    const { id, label, placeId } = asset;
    const row = { id, what: plainly(label), place: placeName(placeId), day: age.until, at: null, n: 0 };
    return [{ ...row, why: age.state, isBad: age.state === 'past', opens: { is: 'assets', id: placeId } }];
  });

/** What a repair cost: as it was said at its end, otherwise as it was planned; as 报修工单 and its ledger say. */
const costOf = (hazard: Hazard): number => {
  const { rectified, plan } = handlingOf(hazard);
  return rectified?.yuan ?? plan?.yuan ?? 0;
};

/** When what cost something was put right, UTC ms; null where nothing was, or it cost nothing. */
export const paidAt = (hazard: Hazard): number | null =>
  costOf(hazard) === 0 ? null : (handlingOf(hazard).rectified?.at ?? null);

/** 维修费用: what was put right in [from, to) and cost something, a line a case. UTC ms. */
export const repairCosts = (cases: readonly Hazard[], { from, to }: { from: number; to: number }): TodayRow[] =>
  cases.flatMap((hazard): TodayRow[] => {
    const at = paidAt(hazard);
    if (at === null || at < from || at >= to) return [];
    const { id, placeName } = hazard;
    const n = costOf(hazard);
    return [
      {
        id,
        what: titleOf(hazard),
        place: placeName,
        day: null,
        at,
        why: 'cost',
        n,
        isBad: false,
        opens: { is: 'case', id },
      },
    ];
  });

/** 设施报修 that nobody has ended. */
export const openRepairs = (repairs: readonly Hazard[], isOverdue: (hazard: Hazard) => boolean): TodayRow[] =>
  repairs.map((hazard): TodayRow => {
    const { id, placeName, reportedAt } = hazard;
    const isBad = isOverdue(hazard);
    const opens = { is: 'case', id } as const;
    return rowWith({ id, what: titleOf(hazard), place: placeName, at: reportedAt, why: 'repair', isBad, opens });
  });

/** 能耗异常: of each meter its latest month, where somebody wrote down something odd or it shows it. */
export function oddMeters(asked: Sources): TodayRow[] {
  const book = asked.sources;
  const latest = new Map<string, ReturnType<typeof meterLines>[number]>();
  for (const source of book)
    for (const line of meterLines({ ...source, book }, asked.around))
      if ((latest.get(line.meter)?.month ?? '') <= line.month) latest.set(line.meter, line);
  return [...latest.values()].flatMap((line): TodayRow[] => {
    const saidOdd = String(cellIn(line, '异常说明') ?? '').trim();
    const odd = oddOf(line.use, Number(cellIn(line, '本期读数')), saidOdd !== '');
    if (!odd) return [];
    const { record } = line;
    const what = [line.month, cellIn(line, '类别'), cellIn(line, '表计编号')].filter(Boolean).join(' ');
    const row = { id: line.id, what: plainly(what), place: record.placeName, day: null, at: record.submittedAt };
    const opens = asked.mayOpen(line) ? ({ is: 'record', id: record.id } as const) : null;
    return [{ ...row, why: odd.why, n: odd.percent, isBad: odd.why !== 'odd-said', opens }];
  });
}
