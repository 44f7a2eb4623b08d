// What is asked about cases, and how the server answers. Shown "as of" its time, never a source of a write.
import { titleOf } from './hazard-titles.ts';
import { PhotoHad } from './photo-had.ts';
import * as v from 'valibot';
import { categoryOf, type Hazard } from './hazard.ts';
import {
  handlingOf,
  interimOf,
  isRepeat,
  isSupervised,
  waitsFor,
  type HazardStep,
  type Waiting,
} from './hazard-handling.ts';
import { listedState } from './listed-state.ts';
import { clockOf, nextLookBack } from './hazard-times.ts';
import { hazardCategories, hazardGrades, hazardStates, interimMeans, isOver, type ShownState } from './hazard-words.ts';
import { protocol } from './protocol.ts';
import { lastSighting, seenWords } from './sighting.ts';
import { waitsForTerm, type TermLookBack } from './term-look-back.ts';
import { Bilingual, Count, Id, Ms, Sha256 } from './schema/text.ts';
import { Again } from './schema/told-remark.ts';

const Waits = v.union([
  v.object({ person: v.object({ id: v.string(), name: v.string() }) }),
  v.object({ office: v.picklist(['safety_office', 'vice_principal', 'principal']) }),
]);

/**
 * One line of a list: small, so that ten thousand are read. `dueAt`: by when the next thing is due; `lookBackAt`: when it is looked at again.
 * `photo`: the first that the school holds, to show. Times UTC ms by the server's clock.
 */
export const HazardRow = v.object({
  id: v.string(),
  state: v.picklist(hazardStates),
  grade: v.picklist(hazardGrades),
  category: v.picklist(hazardCategories),
  placeId: Id,
  placeName: v.string(),
  text: Bilingual,
  note: v.string(),
  photo: v.nullable(Sha256),
  reportedAt: Ms,
  reportedByName: v.string(),
  deptName: v.string(),
  personName: v.string(),
  waits: v.nullable(Waits),
  dueAt: v.nullable(Ms),
  lookBackAt: v.nullable(Ms),
  isRepeat: v.boolean(),
  isRepair: v.boolean(),
  /** 挂牌督办. */
  isSupervised: v.boolean(),
  /** 已采取临时管控, 已停用: what was done against the danger of what is open; left out where nothing was. */
  guarded: v.optional(v.picklist(interimMeans)),
  /** Nobody has it any more, and nothing has come back; left out of all others. */
  ownerless: v.optional(v.literal(true)),
  /** To be looked back at because a term begins: when it does, UTC ms. */
  beforeTerm: v.optional(Ms),
  /** The last word of whoever saw it again; left out when nobody has. */
  lastSeen: v.optional(v.object({ seen: v.picklist(seenWords), byName: v.string(), at: Ms })),
  /** The last step that moved it: what a step taken from the list says it had seen. */
  on: v.nullable(Id),
});
export type HazardRow = Omit<v.InferOutput<typeof HazardRow>, 'waits'> & { waits: Waiting | null };

/** `term`: before which is looked back, where one is near. */
export function rowOf(hazard: Hazard, term: TermLookBack | null = null): HazardRow {
  const { id, state, grade, placeId, placeName, note, photos, reportedAt, reportedByName } = hazard;
  const { deptName, person, on } = handlingOf(hazard);
  const seen = lastSighting(hazard);
  const interim = isOver(state) ? null : interimOf(hazard);
  return {
    id,
    state,
    grade,
    placeId,
    placeName,
    text: titleOf(hazard),
    note,
    reportedAt,
    reportedByName,
    deptName,
    on,
    category: categoryOf(hazard),
    photo: photos[0] ?? null,
    ...(interim && { guarded: interim.how }),
    personName: person?.name ?? '',
    waits: waitsFor(hazard),
    dueAt: clockOf(hazard, 0).dueAt,
    lookBackAt: state === 'closed' ? nextLookBack(hazard) : null,
    isRepeat: isRepeat(hazard),
    isRepair: hazard.repair !== undefined,
    isSupervised: isSupervised(hazard),
    ...(listedState(hazard) === 'ownerless' && { ownerless: true as const }),
    ...(term && waitsForTerm(hazard, term) && { beforeTerm: term.startsAt }),
    ...(seen && { lastSeen: { seen: seen.seen, byName: seen.byName, at: seen.at } }),
  };
}

/** As `shownState`, of a line of a list. */
export function shownStateOf({ state, lookBackAt, beforeTerm, ownerless }: HazardRow, now: number): ShownState {
  if (beforeTerm !== undefined || (lookBackAt ?? Infinity) <= now) return 'look-back';
  return ownerless ? 'ownerless' : state;
}

/** The lists managers work from; each count is the length of its list. */
export const hazardLists = [
  'mine',
  'department',
  'to-verify',
  'to-assign',
  'to-approve',
  'overdue',
  'look-back',
  'major',
  'repeat',
  'open',
  'all',
] as const;
export type HazardList = (typeof hazardLists)[number];

/** `total`: how many the whole list has. `next` as in `Inspections`. */
export const HazardRows = v.object({
  protocol: v.literal(protocol),
  rows: v.array(HazardRow),
  total: Count,
  next: v.nullable(v.string()),
  asOf: Ms,
});
export type HazardRows = Omit<v.InferOutput<typeof HazardRows>, 'rows'> & { rows: HazardRow[] };

/** What somebody who is about to report it may be shown of a case, wherever it lies; null where none is like it. */
export const SimilarHazard = v.object({ protocol: v.literal(protocol), row: v.nullable(HazardRow) });
export type SimilarHazard = Omit<v.InferOutput<typeof SimilarHazard>, 'row'> & { row: HazardRow | null };

export const CaseDay = v.object({ open: Count, overdue: Count, major: Count });
export type CaseDay = v.InferOutput<typeof CaseDay>;

/**
 * How long each list is under the same filter. `grades`: of the open ones; an earlier server did not tell them. `before`: how the whole school stood as today began, and
 * as this day of last week did; for whoever sees all of it, where it was kept.
 */
export const HazardCounts = v.object({
  protocol: v.literal(protocol),
  counts: v.record(v.picklist(hazardLists), Count),
  grades: v.optional(v.record(v.picklist(hazardGrades), Count)),
  before: v.optional(v.object({ today: v.optional(CaseDay), 'last-week': v.optional(CaseDay) })),
  asOf: Ms,
});
export type HazardCounts = v.InferOutput<typeof HazardCounts>;

/**
 * One case whole. `steps`: all of them, from the ledger, the oldest first. `photos`: which of those it names the server holds. `contact`: how
 * to reach whoever reported it without an account, for those who take it up only. `reach`: department and telephone of whoever has it and whoever checks it, for
 * those who keep the list of people. `beforeTerm`: as in `HazardRow`. `again`: its photos that were handed in before, for those who check it and for
 * managers.
 */
export const HazardView = v.object({
  protocol: v.literal(protocol),
  hazard: v.unknown(),
  steps: v.array(v.unknown()),
  photos: v.array(PhotoHad),
  contact: v.optional(v.object({ name: v.string(), phone: v.string() })),
  reach: v.optional(v.array(v.object({ name: v.string(), dept: v.string(), phone: v.string() }))),
  beforeTerm: v.optional(Ms),
  again: v.optional(v.array(v.object({ ...Again.entries, isSame: v.boolean() }))),
  asOf: Ms,
});
export type HazardView = Omit<v.InferOutput<typeof HazardView>, 'hazard' | 'steps'> & {
  hazard: Hazard;
  steps: HazardStep[];
};
