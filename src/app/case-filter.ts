// Which cases the desk shows: kept in the address, so that Back works, a link can be shared and a view can be kept.
import {
  hazardCategories,
  hazardGrades,
  listedStates,
  type HazardCategory,
  type HazardGrade,
  type HazardState,
  type ListedState,
} from '../domain/hazard-words.ts';
import type { CaseStage } from '../domain/case-stages.ts';
import { countedNames, type CountedName } from '../domain/counted-names.ts';
import { hazardLists, type HazardList, type HazardRow } from '../domain/hazard-reports.ts';

export const sorts = ['due', 'newest'] as const;
export type CaseSort = (typeof sorts)[number];

/** As the server takes them. */
export const mostLetters = 40;

/** Open for at least so many days. */
export const ages = ['7', '30', '90'] as const;
export type CaseAge = (typeof ages)[number];

/**
 * `from`, `to`: days it was reported on, yyyy-mm-dd and both included. `person`: whoever is responsible. `counted`: what a figure of the analysis counts; its days are those
 * that the figure is of.
 */
export type CaseFilter = {
  list: HazardList;
  place: string | null;
  category: HazardCategory | null;
  grade: HazardGrade | null;
  state: ListedState | null;
  dept: string | null;
  person: string | null;
  days: CaseAge | null;
  supervised: 'yes' | null;
  /** Parts of what it is called, where it is and whose it is. */
  words: string | null;
  from: string | null;
  to: string | null;
  counted: CountedName | null;
  sort: CaseSort;
  /** Side by side by how they stand, where there is room. */
  view: 'board' | null;
};

export const openCases: CaseFilter = {
  list: 'open',
  place: null,
  category: null,
  grade: null,
  state: null,
  dept: null,
  person: null,
  days: null,
  supervised: null,
  words: null,
  from: null,
  to: null,
  counted: null,
  sort: 'due',
  view: null,
};

type Query = Readonly<Record<string, string>>;
const oneOf = <T extends string>(choices: readonly T[], text: string | undefined): T | null =>
  choices.find((choice) => choice === text) ?? null;
const dayText = /^\d{4}-\d{2}-\d{2}$/;
const dayOrNull = (text: string | undefined): string | null =>
  text !== undefined && dayText.test(text) && !Number.isNaN(Date.parse(text)) ? text : null;

/** What an address asks for; what cannot be read in it is left out. A state that is over is looked for among all. */
export function readCases(query: Query): CaseFilter {
  const [first, last] = [dayOrNull(query['from']), dayOrNull(query['to'])];
  const isTurned = first !== null && last !== null && first > last;
  const state = oneOf(listedStates, query['state']);
  const counted = oneOf(countedNames, query['counted']);
  return {
    list: counted ? 'all' : (oneOf(hazardLists, query['list']) ?? (state ? 'all' : 'open')),
    place: query['place'] || null,
    category: oneOf(hazardCategories, query['category']),
    grade: oneOf(hazardGrades, query['grade']),
    state,
    dept: query['dept'] || null,
    person: query['person'] || null,
    days: oneOf(ages, query['days']),
    supervised: oneOf(['yes'], query['supervised']),
    words: query['words']?.trim().slice(0, mostLetters) || null,
    from: isTurned ? last : first,
    to: isTurned ? first : last,
    counted,
    sort: counted ? 'newest' : (oneOf(sorts, query['sort']) ?? 'due'),
    view: counted ? null : oneOf(['board'], query['view']),
  };
}

const narrowing = [
  'place',
  'category',
  'grade',
  'state',
  'dept',
  'person',
  'days',
  'supervised',
  'words',
  'from',
  'to',
  'counted',
] as const;

/** How many fields narrow the list. */
export const narrowed = (filter: CaseFilter): number => narrowing.filter((field) => filter[field] !== null).length;

/** The same list with nothing narrowing it. */
export const bare = ({ list, sort, counted, view }: CaseFilter): CaseFilter =>
  counted ? openCases : { ...openCases, list, sort, view };

function queryOf(filter: CaseFilter): URLSearchParams {
  const query = new URLSearchParams();
  for (const field of narrowing) {
    const value = filter[field];
    if (value) query.set(field, value);
  }
  return query;
}

/** The address that shows this, with one case opened beside it where `id` says so. */
export function casesAddress(filter: CaseFilter, id?: string): string {
  const query = queryOf(filter);
  // What a figure counts is all there is of it, and comes the newest first.
  if ((filter.list !== 'open' || filter.state) && !filter.counted) query.set('list', filter.list);
  if (filter.sort !== 'due' && !filter.counted) query.set('sort', filter.sort);
  if (filter.view) query.set('view', filter.view);
  const text = query.toString();
  return `/hazards${id ? `/${encodeURIComponent(id)}` : ''}${text && `?${text}`}`;
}

/** What the server is asked for the rows of a list. */
export function rowsPath(filter: CaseFilter): string {
  const query = new URLSearchParams({ list: filter.list, sort: filter.sort });
  queryOf(filter).forEach((value, field) => query.set(field, value));
  return `/api/hazards?${query.toString()}`;
}

/** What the server is asked for one column of the board. */
export const stagePath = (filter: CaseFilter, stage: CaseStage): string => `${rowsPath(filter)}&stage=${stage}`;

/** What the server is asked for the lengths of all lists under the same filter. */
export function countsPath(filter: CaseFilter): string {
  const text = queryOf({ ...filter, counted: null }).toString();
  return `/api/hazards/counts${text && `?${text}`}`;
}

/** States in which a case may be given to somebody, the first time or anew. */
const assignable: ReadonlySet<HazardState> = new Set([
  'reported',
  'reopened',
  'assigned',
  'plan-review',
  'rectifying',
] satisfies HazardState[]);
export const mayBeAssigned = ({ state }: Pick<HazardRow, 'state'>): boolean => assignable.has(state);
