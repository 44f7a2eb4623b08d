// Something wrong, as found. What happens to it afterwards is the hazard loop's business.
import { judge, type Answer } from './answer.ts';
import { inspectionDay, type Inspection } from './inspection.ts';
import { assetOf } from './asset-item.ts';
import type { Moment } from './moment.ts';
import type { Bilingual } from './text.ts';
import { markedIn, type MarkedPhotos } from './marked.ts';
import type { Sighting } from './sighting.ts';
import type { Handling } from './hazard-handling.ts';
import {
  categoryOfItem,
  hazardGrades,
  type interimMeans,
  type HazardCategory,
  type HazardGrade,
  type HazardSource,
  type HazardState,
  type repairKinds,
} from './hazard-words.ts';
import { itemsById, type DueCode, type Item, type Template } from './template.ts';
import type { CaseHours } from './settings.ts';

/** `dueAt` is UTC ms; null when it follows an approved plan (DP). */
export type Hazard = {
  id: string;
  inspectionId: string;
  itemId: string;
  placeId: string;
  placeName: string;
  /** Places it was said to be at before its reporter put that right. */
  wasAt?: string[];
  text: Bilingual;
  grade: HazardGrade;
  majorRefs: string[];
  /** The source of its item, where its wording was seen: laws by their codes, with clauses. */
  law?: string;
  dept: Bilingual | null;
  due: DueCode;
  dueAt: number | null;
  /** It should have been put right on the spot (D0) and was not: something against the danger is owed whatever its grade (`domain.md` 1.3). */
  notOnSpot?: true;
  /** What whoever found it did at once against the danger; `at`: UTC ms. */
  atOnce?: { how: (typeof interimMeans)[number]; at: number };
  reasons: Bilingual[];
  note: string;
  photos: string[];
  /** What was drawn over photos of it, those of its steps and sightings included; left out where nothing was. */
  marked?: MarkedPhotos;
  reportedBy: string;
  reportedByName: string;
  /** When it came to the school: every clock of the case is reckoned from it, and its number. */
  reportedAt: number;
  /** When it was seen, by the phone's clock as corrected, and whether the school had told the phone the time; left out where it came in at once. UTC ms. */
  found?: { at: number; sure: boolean };
  state: HazardState;
  /** The one asset it is of, where the checklist is filled in per asset. */
  asset?: { id: string; label: string };
  /** Found in the food-sample register, or reported by itself, not in an inspection; `inspectionId` is then what the entry is about. */
  from?: 'kitchen' | HazardSource;
  /** Left out where the item says it (`categoryOf`). */
  category?: HazardCategory;
  /** 报修: what is to be repaired. */
  repair?: { kind: (typeof repairKinds)[number] };
  /** The one that was closed here before and has come back (反弹). */
  repeatOf?: string;
  /** What its steps may take, as the school had chosen when it was reported; left out where nothing was chosen. */
  hours?: CaseHours;
  /** What was done about it since; left out while nobody has done anything. */
  handling?: Handling;
  /** Seen again since, oldest first; left out when it was not. */
  sightings?: Sighting[];
  /** Who else was about to report it and added to it. Ids, the first one first. */
  also?: string[];
};

/** Whether it is there, or was said to be: who spoke of it before its reporter put that right spoke of this one. */
export const isAt = ({ placeId, wasAt = [] }: Pick<Hazard, 'placeId' | 'wasAt'>, id: string): boolean =>
  placeId === id || wasAt.includes(id);

/** When it was found, UTC ms, and whether that is sure (`found`). */
export const foundOf = ({ found, reportedAt }: Pick<Hazard, 'found' | 'reportedAt'>): NonNullable<Hazard['found']> =>
  found ?? { at: reportedAt, sure: true };

/** What a phone says of the time of its own find while the school has not answered: it had not asked for the time. `at`: UTC ms. */
export const unsureFound = (at: number, { serverOffsetMs }: Moment, receivedAt: number | null): Pick<Hazard, 'found'> =>
  receivedAt === null && serverOffsetMs === null ? { found: { at, sure: false } } : {};

/** Carried by a case; more people than these report the same thing to whoever is already there. */
const mostReporters = 50;

/** The case with one more who reported it. */
export function reportedAlso<H extends Pick<Hazard, 'reportedBy' | 'also'>>(hazard: H, personId: string): H {
  const { also = [], reportedBy } = hazard;
  if (personId === reportedBy || also.includes(personId) || also.length >= mostReporters) return hazard;
  return { ...hazard, also: [...also, personId] };
}

/** Everybody who reported it, the first one first: also who added to it, or saw it still there, as far as the case carries that. */
export function reportersOf({
  reportedBy,
  also = [],
  sightings = [],
}: Pick<Hazard, 'reportedBy' | 'also' | 'sightings'>): string[] {
  const saw = sightings.flatMap(({ seen, by }) => (seen === 'gone' ? [] : [by]));
  return [...new Set([reportedBy, ...also, ...saw])];
}

/** The same item of the same inspection is the same hazard, however often it is sent or corrected. */
export const hazardId = (inspectionId: string, itemId: string): string => `${inspectionId}.${itemId}`;

const hour = 3_600_000;
const dueHours: Record<Exclude<DueCode, 'DP'>, number> = { D0: 2, D1: 24, D3: 72, D7: 168, D15: 360, D30: 720 };

/** What is not put right on the spot has from three days to a week by most checklists (D3, D7): in days. */
export const usualDays = [dueHours.D3 / 24, dueHours.D7 / 24] as const;

/** When it must be put right; holidays count (`domain.md` 1.3). */
export const dueAt = (due: DueCode, foundAt: number): number | null =>
  due === 'DP' ? null : foundAt + dueHours[due] * hour;

/** The graver, the higher. */
export const gradeRank = (grade: HazardGrade): number => hazardGrades.indexOf(grade);

/** What field it is of. */
export const categoryOf = ({ category, itemId }: Pick<Hazard, 'category' | 'itemId'>): HazardCategory =>
  category ?? categoryOfItem(itemId);

/** An item has a hazard rule when it carries a grade; D4's tidiness scores, for one, do not. */
const hasHazardRule = (item: Item): boolean => item.grade !== null;

const isMajor = (options: Item['options'], value: unknown): boolean =>
  options?.some(({ zh, major }) => zh === value && major === true) ?? false;

/** Whether the item tells by its question or its options which finding meets a point of the guide. */
const tells = ({ majorIf, options, columns = [] }: Item): boolean =>
  majorIf !== undefined || [{ options }, ...columns].some((one) => one.options?.some(({ major }) => major));

/** What meets a point of the guide; a question nobody answered counts as met, so that somebody looks. */
const isHit = ({ majorIf, options, columns = [] }: Item, { value, meets }: Answer): boolean =>
  (majorIf !== undefined && meets !== false) ||
  isMajor(options, value) ||
  (Array.isArray(value) && value.some((row) => row.some((cell, at) => isMajor(columns[at]?.options, cell))));

/** The inspector may raise the grade to suspected major on items that may be; nobody lowers it here (`domain.md` 12, 13). */
export function gradeOf(item: Item, answer: Answer): HazardGrade {
  const isRaised = answer.suspectedMajor === true && item.mayBeMajor;
  return isRaised || isHit(item, answer) ? 'MS' : (item.grade ?? 'G');
}

/** Of an item that says of itself which finding meets its points, none where this one does not. */
const refsOf = (item: Item, answer: Answer): string[] =>
  item.grade === 'MS' || !tells(item) || isHit(item, answer) ? item.majorRefs : [];

const named = (label: string, { zh, en }: Bilingual): Bilingual => ({ zh: `${label}：${zh}`, en: `${label}: ${en}` });

export type Found = {
  inspectionId: string;
  placeName: string;
  by: string;
  byName: string;
  /** UTC ms on the most trusted clock there is: the server's once it has received it. */
  at: number;
  timeZone: string;
  /** Schema of the entry that says so. */
  schema: number;
};

/** Since this schema of a submission what should have been put right on the spot, and was not, is due within a day. */
const asksDaySince = 7;

/** 未能当场改正时自动转 D1 工单，并要求登记临时防范措施 (`domain.md` 1.3). */
export const leftOpen = { due: 'D1', notOnSpot: true } as const satisfies Pick<Hazard, 'due' | 'notOnSpot'>;

/** Whether an answer says what only schema 7 of a submission can say. `on`: the day of the inspection, yyyy-mm-dd. */
export function saysSeventh(item: Item | undefined, answer: Answer, on: string): boolean {
  // Of a case that is known already, only that schema says what it means that it is graver than was thought.
  if (answer.meets !== undefined || answer.interim || answer.known) return true;
  const isLeft = item?.due === 'D0' && hasHazardRule(item) && !answer.fixedOnSpot;
  return isLeft && judge(item, answer, on) === 'abnormal';
}

/** How it is now comes last, as where it is reported by itself. */
const inOrder = ({ photos, after }: Answer): string[] =>
  after && photos.includes(after) ? [...photos.filter((sha256) => sha256 !== after), after] : photos;

/** What was measured or chosen says what is wrong as well as a reason does. */
function sawOf({ limit, range, options = [] }: Item, { value }: Answer): Bilingual[] {
  const unit = limit?.unit ?? range?.unit;
  if (typeof value === 'number') return unit ? [{ zh: `${value} ${unit.zh}`, en: `${value} ${unit.en}` }] : [];
  return options.flatMap(({ zh, en }) => (zh === value ? { zh, en } : []));
}

/** Every abnormal answer whose item has a hazard rule, as a hazard. `template`: as it was walked (`asWalked`). */
export function hazardsOf(inspection: Inspection, template: Template, found: Found): Hazard[] {
  const items = itemsById(template);
  const day = inspectionDay(inspection, found.timeZone);
  return inspection.answers.flatMap((answer) => {
    const item = items.get(answer.itemId);
    if (!item || !hasHazardRule(item) || judge(item, answer, day) !== 'abnormal') return [];
    const said = item.due ?? 'D7';
    const isLeft = said === 'D0' && !answer.fixedOnSpot && found.schema >= asksDaySince;
    const { due } = isLeft ? leftOpen : { due: said };
    const asset = assetOf(inspection.assets, item.id);
    return [
      {
        id: hazardId(found.inspectionId, item.id),
        inspectionId: found.inspectionId,
        itemId: item.id,
        placeId: inspection.placeId,
        placeName: found.placeName,
        text: asset ? named(asset.label, item.text) : item.text,
        grade: gradeOf(item, answer),
        majorRefs: refsOf(item, answer),
        dept: item.dept,
        due,
        dueAt: dueAt(due, found.at),
        ...(isLeft && { notOnSpot: true as const }),
        ...(answer.interim && { atOnce: { how: answer.interim, at: found.at } }),
        reasons: [...(answer.reasons ?? []).flatMap((index) => template.reasons[index] ?? []), ...sawOf(item, answer)],
        note: answer.note ?? '',
        photos: inOrder(answer),
        ...markedIn(inspection.photos.filter(({ itemId }) => itemId === item.id)),
        reportedBy: found.by,
        reportedByName: found.byName,
        reportedAt: found.at,
        state: answer.fixedOnSpot ? 'fixed-on-spot' : 'reported',
        ...(asset && { asset: { id: asset.id, label: asset.label } }),
      },
    ];
  });
}
