// What the server needs remembered of cases: lists, counts and the whole way of one. Part of the store.
import type { Entry } from '../../domain/entry.ts';
import type { Hazard } from '../../domain/hazard.ts';
import type { HazardStep } from '../../domain/hazard-handling.ts';
import type { Sighting } from '../../domain/sighting.ts';
import type { CaseDay, HazardList } from '../../domain/hazard-reports.ts';
import type { TermLookBack } from '../../domain/term-look-back.ts';
import type { CaseStage } from '../../domain/case-stages.ts';
import type { HazardCategory, HazardGrade, ListedState } from '../../domain/hazard-words.ts';

/**
 * Whose lists they are. `scope`: place ids below which everything is shown, empty for the whole school, null for whoever sees only what
 * is the own. `term`: before which is looked back, null while none is near. `rank` as in `rankOf`. `departments`: those this person is head or deputy of; `standsInFor`: who is away today. `checks`: may check others' work.
 */
export type CaseViewer = {
  personId: string;
  scope: readonly string[] | null;
  rank: number;
  closes: boolean;
  checkerMayClose: boolean;
  departments: readonly string[];
  standsInFor: readonly string[];
  checks: boolean;
  term: TermLookBack | null;
};

/**
 * `text`: small letters, as they stand in what a case is called, where it is, whose it is or (`notes`) what was noted with it; `number`: part of its number without
 * signs, empty where it is none; `places` and `people`: those it is typed for.
 */
export type CaseWord = { text: string; number: string; places: readonly string[]; people: readonly string[] };
export type CaseWords = { all: readonly CaseWord[]; notes: boolean };

/**
 * `from` and `to`: when it was reported, UTC ms, `to` not included. `since`: reported or closed from then on, or still open. `person`: who is
 * responsible. `place`: and what lies below it. `supervised`: 挂牌督办. `stage`: a column of the board. `words`: each of them
 * stands somewhere.
 */
export type CaseFilter = {
  grade?: HazardGrade | undefined;
  category?: HazardCategory | undefined;
  place?: string | undefined;
  dept?: string | undefined;
  person?: string | undefined;
  state?: ListedState | undefined;
  from?: number | undefined;
  to?: number | undefined;
  since?: number | undefined;
  supervised?: 'yes' | undefined;
  stage?: CaseStage | undefined;
  words?: CaseWords | undefined;
};

export type CasePage = {
  list: HazardList;
  sort: 'newest' | 'oldest' | 'due';
  before?: { at: number; id: string } | undefined;
  limit: number;
};

export interface CaseStore {
  /** One page of a list, and how long the whole list is. `end`: where the page ends, null at the end of the list. `now` in UTC ms. */
  list(
    schoolId: string,
    viewer: CaseViewer,
    filter: CaseFilter & CasePage,
    now: number,
  ): Promise<{ rows: Hazard[]; total: number; end: { at: number; id: string } | null }>;
  /** How long each list is under the same filter. */
  counts(schoolId: string, viewer: CaseViewer, filter: CaseFilter, now: number): Promise<Record<HazardList, number>>;
  /** Keeps how all cases of the school stand, once a day; `at`: when the day began, UTC ms. */
  keepDay(schoolId: string, day: string, at: number): Promise<void>;
  /** How they stood as these days (yyyy-mm-dd) began; nothing of a day that nobody kept. */
  days(schoolId: string, days: readonly string[]): Promise<Map<string, CaseDay>>;
  /** How many of the open ones are of each grade, under the same filter. */
  openGrades(
    schoolId: string,
    viewer: CaseViewer,
    filter: CaseFilter,
    now: number,
  ): Promise<Record<HazardGrade, number>>;
  /** How many are open with each department, and how many of these are overdue, under the same filter; `deptId` null: with none. */
  openDepartments(
    schoolId: string,
    viewer: CaseViewer,
    filter: CaseFilter,
    now: number,
  ): Promise<{ deptId: string | null; open: number; overdue: number }[]>;
  /** Cases that are open or closed and in which something was put right from `since` (UTC ms) on that cost something (`paidAt`). */
  paidFor(schoolId: string, viewer: CaseViewer, since: number): Promise<Hazard[]>;
  /** Open cases whose plan lacks something (`lackIn`). */
  lacking(schoolId: string, viewer: CaseViewer): Promise<Hazard[]>;
  /** Requests for repair that are open at these places or below. */
  openRepairs(schoolId: string, viewer: CaseViewer, places: readonly string[]): Promise<Hazard[]>;
  /** Cases that are not over and whose responsible person or checker is one of these. */
  ofPeople(schoolId: string, personIds: readonly string[]): Promise<Hazard[]>;
  /**
   * Cases that are not over, or are to be looked back at, and may be worth telling: come to be overdue by one of `steps` (ms) after `since`, or reported after
   * `reported`, and all that are or may be major. Others have a turn while there are many. Times in UTC ms; `reported` null: not for that alone.
   */
  worthTelling(
    schoolId: string,
    asked: { since: number; reported: number | null; steps: readonly number[]; now: number },
  ): Promise<Hazard[]>;
  /** Writes the entries that `make` makes in the name of `by`; it reads each case as it is at that moment. */
  handle(
    schoolId: string,
    by: string,
    make: (firstOpSeq: number, read: (hazardId: string) => Hazard | undefined) => Entry[],
    receivedAt: number,
  ): Promise<void>;
  /** Those that were merged into this one, also by way of another. */
  mergedInto(schoolId: string, hazardId: string): Promise<Hazard[]>;
  /** Every step of a case that is known beside its document, the oldest first. */
  steps(schoolId: string, hazardId: string): Promise<HazardStep[]>;
  /** Every time it was seen again, the oldest first. */
  sightings(schoolId: string, hazardId: string): Promise<Sighting[]>;
}
