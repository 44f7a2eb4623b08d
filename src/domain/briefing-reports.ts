// A weekly or monthly report as the server tells it, and as it is kept once it is final.
import * as v from 'valibot';
import { hazardGrades, hazardStates } from './hazard-words.ts';
import { protocol } from './protocol.ts';
import { Bilingual, Count, Id, Ms } from './schema/text.ts';

/** Of each list the first so many are named; the numbers count all. */
export const mostNamed = 5;

const Share = v.object({ n: Count, of: Count });

/**
 * What the days of a period came to. `inspections`, `found`, `ended`, `repairDays` and `meals` as in the analysis. `rounds`: closed ones, by what
 * they came to; `points`: reached in time, of those due on them. `plans`: those with rounds missed or walked in part, the most first.
 * 日管控, 周排查, 月调度 (`domain.md` 4): `daily`: days of canteens with a menu or a check, and of these those with a check (K2); `weekly`: canteens by week that ended
 * in the period, with K3; `monthly`: the month its last day lies in, with K4 by then. Nothing is asked of a school without a canteen at work.
 */
export const BriefingFacts = v.object({
  inspections: Count,
  withFaults: Count,
  rounds: v.object({ done: Count, late: Count, partly: Count, missed: Count }),
  points: Share,
  plans: v.array(v.object({ planId: Id, planName: v.string(), missed: Count, of: Count })),
  found: Count,
  ended: Count,
  repairDays: v.nullable(v.number()),
  repairs: Count,
  meals: Share,
  daily: Share,
  weekly: Share,
  monthly: Share,
});
export type BriefingFacts = v.InferOutput<typeof BriefingFacts>;

const Named = {
  id: v.string(),
  placeName: v.string(),
  text: Bilingual,
  note: v.string(),
  grade: v.picklist(hazardGrades),
  state: v.picklist(hazardStates),
};

/**
 * How the cases stood when it was told: the open ones that are or may be major, those overdue, and the gravest of them. `decisions`: what waits for the principal or
 * the vice principal; `what`: the state it stands in, or 督办 (`urge`) and the report to the authority (`report`) of a major one, or the judgement (`judge`), that are due. An earlier version named the `first` five only.
 */
export const BriefingStanding = v.object({
  open: Count,
  major: Count,
  overdue: Count,
  worst: v.array(v.object({ ...Named, overdueMs: Count })),
  decisions: v.object({
    principal: Count,
    vicePrincipal: Count,
    first: v.array(
      v.object({
        ...Named,
        office: v.picklist(['principal', 'vice_principal']),
        what: v.union([v.picklist(hazardStates), v.picklist(['urge', 'report', 'judge'])]),
      }),
    ),
  }),
});
export type BriefingStanding = v.InferOutput<typeof BriefingStanding>;

/** The figures of a final report that can come to another number: by what travelled late, or was corrected. */
export const correctable = [
  'inspections',
  'withFaults',
  'rounds',
  'missed',
  'reached',
  'found',
  'ended',
  'whole',
  'daily',
  'weekly',
  'monthly',
] as const;
export type Correctable = (typeof correctable)[number];

/** What stays. `asOf`: when it was counted, UTC ms; `seq`: the last line of the school's ledger then. `before`: the period before, as it was known then. */
export const KeptBriefing = v.object({
  asOf: Ms,
  seq: Count,
  facts: BriefingFacts,
  before: BriefingFacts,
  standing: BriefingStanding,
});
export type KeptBriefing = v.InferOutput<typeof KeptBriefing>;

/**
 * `from` and `to`: yyyy-mm-dd, both included. `is`: under way, or over but not final yet (`open`), as it was said when it became final (`final`), or over and never said by
 * this server, so counted now (`recounted`). `corrections`: figures of a final one that are another number by now. `code`: what its paper is checked by.
 */
export const Briefing = v.object({
  protocol: v.literal(protocol),
  kind: v.picklist(['week', 'month']),
  from: v.string(),
  to: v.string(),
  is: v.picklist(['open', 'final', 'recounted']),
  finalAt: Ms,
  ...v.omit(KeptBriefing, ['asOf']).entries,
  corrections: v.array(v.object({ what: v.picklist(correctable), said: Count, now: Count })),
  code: v.string(),
  asOf: Ms,
});
export type Briefing = v.InferOutput<typeof Briefing>;
