// What other systems of the school are told (docs/api.md): names of this product's own words, and nothing about students, no photo and no
// number to call. What is here is only ever added to.
import * as v from 'valibot';
import { caseNumber } from './case-number.ts';
import type { InspectionRecord } from './documents.ts';
import { categoryOf, type Hazard } from './hazard.ts';
import { handlingOf, isRepeat } from './hazard-handling.ts';
import { clockOf } from './hazard-times.ts';
import { hazardCategories, hazardGrades, hazardStates, isOver } from './hazard-words.ts';
import { meals, type Sample } from './kitchen.ts';
import { withoutNumbers } from './phone-numbers.ts';
import { isWithin, type Place } from './place.ts';
import { protocol } from './protocol.ts';
import { Tally } from './reports.ts';
import { missedPoints, outcome, outcomes, type Round } from './round.ts';
import { Bilingual, Count, Ms } from './schema/text.ts';

const Named = v.object({ id: v.string(), name: v.string() });

/** `day`: in the school. `score`: percent, null where its checklist gives none. Times UTC ms; `changedAt` by the server's clock. */
export const OpenInspection = v.object({
  id: v.string(),
  day: v.string(),
  place: Named,
  checklist: v.object({ code: v.string(), name: Bilingual }),
  by: v.string(),
  submittedAt: Ms,
  receivedAt: Ms,
  state: v.picklist(['submitted', 'withdrawn']),
  tally: Tally,
  score: v.nullable(v.number()),
  changedAt: Ms,
});
export type OpenInspection = v.InferOutput<typeof OpenInspection>;

/**
 * `note`: what was written with it; empty where it may name a student. `inspectionId`: null where it was not found in an inspection.
 * `dueAt`: by when the next thing is due. Times UTC ms.
 */
export const OpenHazard = v.object({
  id: v.string(),
  number: v.string(),
  inspectionId: v.nullable(v.string()),
  place: Named,
  category: v.picklist(hazardCategories),
  grade: v.picklist(hazardGrades),
  state: v.picklist(hazardStates),
  text: v.object({ zh: v.string(), en: v.string() }),
  note: v.string(),
  reportedBy: v.string(),
  reportedAt: Ms,
  department: v.string(),
  person: v.string(),
  dueAt: v.nullable(Ms),
  closedAt: v.nullable(Ms),
  isRepeat: v.boolean(),
  isRepair: v.boolean(),
  changedAt: Ms,
});
export type OpenHazard = v.InferOutput<typeof OpenHazard>;

/** `outcome`: what it came to, null while its window is open. `points`: those the asker may see. Times UTC ms. */
export const OpenRound = v.object({
  id: v.string(),
  plan: Named,
  route: v.string(),
  day: v.string(),
  plannedAt: Ms,
  closesAt: Ms,
  outcome: v.nullable(v.picklist(outcomes)),
  points: v.object({ due: Count, seen: Count, missed: v.array(Named) }),
  changedAt: Ms,
});
export type OpenRound = v.InferOutput<typeof OpenRound>;

/** A sample that was taken late. Times UTC ms. */
export const OpenSample = v.object({
  id: v.string(),
  canteen: Named,
  day: v.string(),
  meal: v.picklist(meals),
  dish: v.string(),
  by: v.string(),
  takenAt: Ms,
});
export type OpenSample = v.InferOutput<typeof OpenSample>;

/** `next`: goes into `after`, now for the following page or later for what changed since. `more`: there is another page now. */
const pageOf = <S extends v.GenericSchema>(row: S) =>
  v.object({ protocol: v.literal(protocol), rows: v.array(row), next: v.string(), more: v.boolean(), asOf: Ms });
export const OpenInspections = pageOf(OpenInspection);
export type OpenInspections = v.InferOutput<typeof OpenInspections>;
export const OpenHazards = pageOf(OpenHazard);
export type OpenHazards = v.InferOutput<typeof OpenHazards>;
export const OpenRounds = pageOf(OpenRound);
export type OpenRounds = v.InferOutput<typeof OpenRounds>;

export type ShownInspection = Omit<InspectionRecord, 'inspection'>;
/** What is told of an inspection besides its record. */
export type BesideInspection = { placeId: string; code: string; score: number | null; changedAt: number };

export function openInspection(record: ShownInspection, beside: BesideInspection): OpenInspection {
  const { id, day, placeName, templateName, byName, submittedAt, receivedAt, state, tally } = record;
  return {
    id,
    day,
    place: { id: beside.placeId, name: placeName },
    checklist: { code: beside.code, name: templateName },
    by: byName,
    submittedAt,
    receivedAt: receivedAt ?? submittedAt,
    state,
    tally,
    score: beside.score,
    changedAt: beside.changedAt,
  };
}

/** `isCovered`: what was written with it may say who a student is. */
export function openHazard(hazard: Hazard, timeZone: string, isCovered: boolean, changedAt: number): OpenHazard {
  const { id, inspectionId, placeId, placeName, grade, state, text, reportedByName, reportedAt, from, repair } = hazard;
  const { deptName, person, closed } = handlingOf(hazard);
  const isClosed = state === 'closed' || state === 'archived';
  return {
    id,
    number: caseNumber(hazard, timeZone),
    inspectionId: from === undefined ? inspectionId : null,
    place: { id: placeId, name: placeName },
    category: categoryOf(hazard),
    grade,
    state,
    text: { zh: withoutNumbers(text.zh), en: withoutNumbers(text.en) },
    note: isCovered ? '' : withoutNumbers(hazard.note),
    reportedBy: reportedByName,
    reportedAt,
    department: deptName,
    person: person?.name ?? '',
    dueAt: isOver(state) ? null : clockOf(hazard, 0).dueAt,
    closedAt: isClosed ? (closed?.at ?? null) : null,
    isRepeat: isRepeat(hazard),
    isRepair: repair !== undefined,
    changedAt,
  };
}

/** `places`: what the asker reads, none for the whole school. */
export function openRound(
  round: Round,
  places: readonly string[],
  placeOf: (id: string) => { place: Place; name: string } | undefined,
  changedAt: number,
): OpenRound {
  const { id, planId, planName, routeName, day, plannedAt, closesAt, closed } = round;
  const isSeen = (placeId: string): boolean => {
    const found = placeOf(placeId);
    return places.length === 0 || (found !== undefined && isWithin(found.place, places));
  };
  const due = round.points.filter(({ placeId }) => isSeen(placeId)).length;
  const missed = missedPoints(round).filter(isSeen);
  return {
    id,
    plan: { id: planId, name: planName },
    route: routeName,
    day,
    plannedAt,
    closesAt,
    outcome: closed && outcome(round),
    points: {
      due,
      seen: due - missed.length,
      missed: missed.map((placeId) => ({ id: placeId, name: placeOf(placeId)?.name ?? '' })),
    },
    changedAt,
  };
}

/** Null for a dish of which no box was kept. */
export const openSample = ({ id, canteenId, canteenName, day, meal, dish, byName, kept }: Sample): OpenSample | null =>
  kept && { id, canteen: { id: canteenId, name: canteenName }, day, meal, dish, by: byName, takenAt: kept.takenAt };
