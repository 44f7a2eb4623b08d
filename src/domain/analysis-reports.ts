// What managers read of some weeks, and how the server answers. Every number says what it counts, so that its list can be opened and agrees.
import * as v from 'valibot';
import { CaseFigures } from './hazard-ledger-report.ts';
import { assetCategories, assetKinds } from './asset.ts';
import { hazardCategories, hazardGrades } from './hazard-words.ts';
import { meals } from './kitchen.ts';
import { protocol } from './protocol.ts';
import { Bilingual, Count, Id, Ms } from './schema/text.ts';

/** The most weeks that are read at once: a school year and the holidays after it. */
export const mostAnalysisWeeks = 53;
/** Of what fails again and again, the first so many are told. */
export const mostFailing = 10;
/** The most points that are named as not reached. */
export const mostUnreached = 200;

/** `from` a Monday, `to` a Sunday, yyyy-mm-dd: whole weeks, whichever days were asked for. */
const span = { protocol: v.literal(protocol), from: v.string(), to: v.string(), asOf: Ms };

/** An earlier server did not tell it. */
const later = v.optional(Count, 0);

/** `week`: its Monday. */
const week = { week: v.string() };
const building = { placeId: Id, placeName: v.string() };

const Inspected = { inspections: Count, withFaults: Count, late: Count, answers: Count, bulk: Count };

/**
 * What was inspected. `late`: 补录; `answers`: items answered normal or abnormal, `bulk`: of these by one tap on 全部正常. `items`: what was
 * abnormal most often, `places`: where; `faults` at one asset after the other, `records`: in how many inspections. What was withdrawn counts nowhere; buildings in
 * the order of places.
 */
export const InspectionAnalysis = v.object({
  ...span,
  weeks: v.array(v.object({ ...week, ...Inspected })),
  buildings: v.array(v.object({ ...building, ...Inspected })),
  items: v.array(
    v.object({
      templateCode: v.string(),
      itemId: v.string(),
      text: v.nullable(Bilingual),
      templateName: v.nullable(Bilingual),
      faults: Count,
      records: later,
      places: v.array(v.object({ ...building, faults: Count, records: later })),
    }),
  ),
});
export type InspectionAnalysis = v.InferOutput<typeof InspectionAnalysis>;

const Outcomes = { done: Count, late: Count, partly: Count, missed: Count };
const Covered = { due: Count, reached: Count };

/**
 * What the closed rounds came to; a round counts in each building that it has a point in. `due`: points that were to be reached on them, `reached`: in time.
 * `unreached`: points that were due and never reached in these weeks, the first of `unreachedAll`. `routes`: those in use; `tookMs`: of its `rounds` that were walked whole,
 * from beginning to last point, together; `plannedMs`: as the route has it; of the checklists at its points `answers` and `bulk` as for inspections, and of second looks there the items
 * `compared` and those `agreed` in `pairs`, with no place outside of what was asked for; of those pairs the latest, where there are too many: `agreedSince` is when the first of them was
 * looked at first, else null. An earlier server did not tell them.
 */
export const RoundAnalysis = v.object({
  ...span,
  weeks: v.array(v.object({ ...week, ...Outcomes, ...Covered })),
  plans: v.array(v.object({ planId: Id, planName: v.string(), ...Outcomes, ...Covered })),
  buildings: v.array(v.object({ ...building, ...Covered, done: later, late: later, partly: later, missed: later })),
  unreached: v.array(v.object({ ...building, due: Count })),
  unreachedAll: v.optional(Count),
  routes: v.optional(
    v.array(
      v.object({
        routeId: Id,
        routeName: v.string(),
        plannedMs: v.nullable(Count),
        rounds: Count,
        tookMs: Count,
        answers: Count,
        bulk: Count,
        pairs: Count,
        compared: Count,
        agreed: Count,
      }),
    ),
    [],
  ),
  agreedSince: v.optional(v.nullable(Ms), null),
});
export type RoundAnalysis = v.InferOutput<typeof RoundAnalysis>;

/**
 * Day by day and building by building: points that were due on closed rounds, and those reached in time. The first of `due` and `reached` is of the day `from`; as many
 * as there are days up to `to`.
 */
export const DayAnalysis = v.object({
  ...span,
  buildings: v.array(v.object({ ...building, due: v.array(Count), reached: v.array(Count) })),
});
export type DayAnalysis = v.InferOutput<typeof DayAnalysis>;

const Share = v.object({ n: Count, of: Count });
const noShare = { n: 0, of: 0 };
const FoundOpen = { found: Count, open: Count, foundWeeks: v.optional(v.array(Count), []) };

/** How long an open hazard has been open, in whole days, the last without end. */
export const ageSteps = [3, 7, 30] as const;

/**
 * Hazards. `found`: reported in these weeks; `ended`: closed in them, whenever reported. `repairDays` and `responseMs`: medians of those checked or
 * accepted in the week, of `repairs` and `responses` cases; `absentMs` of the `absences` of students that ended in it (缺寝闭环时长). `ages`: those open now by grade and by `ageSteps`, and of these `overdue`.
 * `figures` as in the official table, of those reported in these weeks; `inTime`, `rebound` and `repeats` the same week by week. `handedOnCases`: how many cases were handed
 * on. `foundWeeks`: found, in the order of `weeks`. `departments`: those of which something was closed, `rebound` of what they had put right.
 */
export const HazardAnalysis = v.object({
  ...span,
  weeks: v.array(
    v.object({
      ...week,
      found: Count,
      ended: Count,
      repairDays: v.nullable(v.number()),
      repairs: Count,
      responseMs: v.nullable(v.number()),
      responses: Count,
      absentMs: v.optional(v.nullable(v.number()), null),
      absences: later,
      repeats: later,
      inTime: v.optional(Share, noShare),
      rebound: v.optional(Share, noShare),
    }),
  ),
  buildings: v.array(v.object({ ...building, ...FoundOpen })),
  categories: v.array(v.object({ category: v.picklist(hazardCategories), ...FoundOpen })),
  ages: v.array(v.object({ grade: v.picklist(hazardGrades), ages: v.array(Count), overdue: Count })),
  figures: CaseFigures,
  handedOnCases: later,
  departments: v.optional(v.array(v.object({ deptId: Id, deptName: v.string(), rebound: Share })), []),
});
export type HazardAnalysis = v.InferOutput<typeof HazardAnalysis>;

/**
 * The two registers. Of things in use, by kind (`category`: what apps knew before there were kinds): `past` may be used no more or had to be inspected, `soon` as near as the register warns, `unknown` has no date. Meals on the menus of these weeks that are
 * over: `whole`: every dish has its sample of the full weight, kept 48 hours, at 0–8 ℃ (留样合格率, `domain.md` 11).
 * `strips`: of each canteen and meal a letter a day, `y` whole, `n` not, `-` none was due; an earlier server did not tell them.
 */
export const RegisterAnalysis = v.object({
  ...span,
  assets: v.array(
    v.object({
      category: v.picklist(assetCategories),
      kind: v.picklist(assetKinds),
      total: Count,
      past: Count,
      soon: Count,
      unknown: Count,
    }),
  ),
  weeks: v.array(v.object({ ...week, meals: Count, whole: Count })),
  strips: v.optional(v.array(v.object({ ...building, meal: v.picklist(meals), days: v.string() }))),
});
export type RegisterAnalysis = v.InferOutput<typeof RegisterAnalysis>;
