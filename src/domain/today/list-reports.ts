// The lines that a figure of 今日 counts, and how the server answers who asks for them. Shown "as of" its time, never a source of a write.
import * as v from 'valibot';
import { protocol } from '../protocol.ts';
import { Bilingual, Ms } from '../schema/text.ts';
import { TodayFigure } from './reports.ts';

/** Why a line stands in its list. The screen has a sentence for each; `n` of the line goes into it. */
export const todayWhys = [
  'no-whereabouts',
  'not-kept',
  'missed',
  'short',
  'warm',
  'overdue-box',
  'early',
  'kept',
  'still-open',
  'read',
  'ate',
  'no-plan',
  'plan-lacks',
  'no-money',
  'waiting',
  'not-reached',
  'past',
  'soon',
  'cost',
  'odd-said',
  'odd-back',
  'odd-more',
  'odd-less',
  'fit',
  'unfit',
  'good',
  'rejected',
  'over',
  'ends',
  'no-day',
  'round',
  'round-missed',
  'round-ahead',
  'found',
  'all-there',
  'missing',
  'repair',
] as const;
export type TodayWhy = (typeof todayWhys)[number];

/** What a line opens; `register`: the register of samples, `id` its day. */
export const todayOpens = ['record', 'case', 'round', 'assets', 'register', 'department'] as const;

/**
 * One line of what a figure counts. `n`: what it adds where the figure is a sum, and what its sentence says. `isBad`: it should not be so.
 * `day`: yyyy-mm-dd where no hour is known; `at`: UTC ms. `opens` null: there is nothing of it that the asker may open.
 */
export const TodayRow = v.object({
  id: v.string(),
  what: Bilingual,
  place: v.string(),
  day: v.nullable(v.string()),
  at: v.nullable(Ms),
  why: v.picklist(todayWhys),
  n: v.number(),
  isBad: v.boolean(),
  opens: v.nullable(v.object({ is: v.picklist(todayOpens), id: v.string() })),
});
export type TodayRow = v.InferOutput<typeof TodayRow>;

/** The lines that a figure counts, what wants doing first. */
export const TodayList = v.object({
  protocol: v.literal(protocol),
  figure: TodayFigure,
  rows: v.array(TodayRow),
  asOf: Ms,
});
export type TodayList = v.InferOutput<typeof TodayList>;
