// What has been said of a hazard that is being reported, what is still lacking, and what is sent of it.
import {
  categoryOfRepair,
  interimMeans,
  repairKinds,
  hazardCategories,
  type HazardCategory,
} from '../../domain/hazard-words.ts';
import type { EntryOf } from '../../domain/entry.ts';
import { majorPoints, type MajorPoint } from '../../domain/major-points.ts';
import type { InHand } from '../../db/in-hand.ts';

type RepairKind = (typeof repairKinds)[number];

export type Reporting = {
  placeId: string;
  category: HazardCategory | null;
  severe: boolean;
  /** What was done at once against the danger. */
  interim: (typeof interimMeans)[number] | null;
  /** The authority found it (上级检查). */
  authority: boolean;
  /** Points of the guide it meets. */
  majorRefs: MajorPoint[];
  /** Put right on the spot; `after`: the photo that shows it. */
  fixed: boolean;
  after: string | null;
  repair: boolean;
  kind: RepairKind | null;
  note: string;
  /** Known cases that it is not. */
  notSame: readonly string[];
};

export type Lack = 'place' | 'category' | 'repair' | 'words' | 'after';

const oneOf = <T extends string>(all: readonly T[], said: unknown): T | null => all.find((one) => one === said) ?? null;

/** As it lies in the hand. `place`: where it is when nobody has said another. */
export function reportingIn({ said, photos }: InHand, place: string): Reporting {
  const kind = oneOf(repairKinds, said['kind']);
  const after = photos.find(({ sha256 }) => sha256 === said['after'])?.sha256 ?? null;
  const repair = said['repair'] === true;
  const fixed = said['fixed'] === true;
  const severe = said['severe'] === true;
  const met = typeof said['met'] === 'string' ? said['met'].split(' ') : [];
  return {
    placeId: typeof said['placeId'] === 'string' ? said['placeId'] : place,
    // What is broken says what kind it is, unless somebody says otherwise.
    category: oneOf(hazardCategories, said['category']) ?? (repair && kind ? categoryOfRepair[kind] : null),
    severe,
    interim: severe ? oneOf(interimMeans, said['interim']) : null,
    authority: said['authority'] === true,
    majorRefs: severe ? majorPoints.filter((one) => met.includes(one)) : [],
    fixed,
    after: fixed ? after : null,
    repair,
    kind,
    note: typeof said['note'] === 'string' ? said['note'].trim() : '',
    notSame: typeof said['notSame'] === 'string' ? said['notSame'].split(' ') : [],
  };
}

/** What is missing before it can be handed in; the first is the most important. */
export function lacking({ placeId, category, repair, kind, fixed, after, note }: Reporting, photos: number): Lack[] {
  const lacks: (Lack | false)[] = [
    placeId === '' && 'place',
    repair && kind === null && 'repair',
    category === null && 'category',
    photos === 0 && note === '' && 'words',
    fixed && after === null && 'after',
  ];
  return lacks.filter((one): one is Lack => one !== false);
}

/** What a case that is known is told of it. `note`: where nothing was written. */
export const addedBy = (
  { severe, interim, authority, majorRefs, fixed, repair, kind, ...said }: Reporting,
  note: string,
) => ({
  note: said.note || note,
  severe,
  interim,
  ...(authority && { authority }),
  ...(fixed && { fixed }),
  ...(repair && kind && { repair: kind }),
  ...(majorRefs.length > 0 && { majorRefs }),
});

/** `called`: what it is called when nobody wrote anything. */
export function saidBy(
  { placeId, category, severe, interim, authority, majorRefs, fixed, repair, kind, note }: Reporting,
  called: string,
): Omit<EntryOf<'hazard-reported'>['body'], 'photos'> {
  return {
    placeId,
    source: authority ? 'authority' : repair ? 'repair' : 'spot',
    category: category ?? 'other',
    text: note || called,
    suspectedMajor: severe,
    fixed,
    repair: repair && kind ? { kind } : null,
    ...(majorRefs.length > 0 && { majorRefs }),
    ...(interim && { interim }),
  };
}
