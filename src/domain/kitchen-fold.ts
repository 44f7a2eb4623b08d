// What entries about food samples add up to. Runs on the phone over its unsent entries and on the server over all.
import type { Document, DocumentKey, Read } from './documents.ts';
import type { Entry, EntryKind, EntryOf } from './entry.ts';
import { figuresAt, type FiguresBook } from './figures.ts';
import { dueAt, type Hazard } from './hazard.ts';
import { dayOf } from './inspection.ts';
import {
  isLate,
  fridgeLimits,
  isWarm,
  keepUntil,
  mayDispose,
  menuId,
  type FridgeReading,
  type Kept,
  type Sample,
  type Seal,
} from './kitchen.ts';
import { correctedMs, doneMs } from './moment.ts';
import { placeName } from './place.ts';
import { Refusal } from './refusal.ts';
import type { Bilingual } from './text.ts';

const kinds = [
  'menu-set',
  'sample-taken',
  'sample-missed',
  'sample-disposed',
  'samples-signed',
  'fridge-read',
  'samples-sealed',
  'samples-handed-over',
  'seal-lifted',
] as const satisfies readonly EntryKind[];
export type KitchenEntry = EntryOf<(typeof kinds)[number]>;

export const isKitchenEntry = (entry: Entry): entry is KitchenEntry =>
  (kinds as readonly EntryKind[]).includes(entry.kind);

/** The documents that checking and folding will want to read besides school and person. */
export function kitchenNeeds(entry: KitchenEntry): DocumentKey[] {
  const { canteenId } = entry.body;
  const keys: DocumentKey[] = [
    { type: 'place', id: canteenId },
    { type: 'seal', id: canteenId },
  ];
  if (entry.kind === 'fridge-read') return [...keys, { type: 'fridge', id: entry.subject }];
  if (entry.kind === 'samples-signed' || entry.kind === 'samples-handed-over')
    return [...keys, ...entry.body.samples.map((id) => ({ type: 'sample' as const, id }))];
  if (entry.kind.startsWith('sample-'))
    return [...keys, { type: 'sample', id: entry.subject }, { type: 'hazard', id: missedHazardId(entry.subject) }];
  return keys;
}

type Around = {
  by: string;
  byName: string;
  placeName: string;
  timeZone: string;
  at: number;
  figures: FiguresBook | undefined;
};

/** Refuses a person, school or canteen that is not known. */
function around(entry: KitchenEntry, read: Read, schoolId: string, receivedAt: number | null): Around {
  const [person, school, place] = [
    read('person', entry.by),
    read('school', schoolId),
    read('place', entry.body.canteenId),
  ];
  if (!person || !school) throw new Refusal('person-unknown');
  if (!place) throw new Refusal('place-unknown', { placeId: entry.body.canteenId });
  const at = receivedAt ?? correctedMs(entry.at);
  const figures = read('figures', schoolId);
  return { by: entry.by, byName: person.name, placeName: placeName(place), timeZone: school.timeZone, at, figures };
}

/** `receivedAt` as in `fold`. A clock that runs ahead must not make a sample younger than its receipt. */
export function foldKitchen(entry: KitchenEntry, read: Read, schoolId: string, receivedAt: number | null): Document[] {
  const known = around(entry, read, schoolId, receivedAt);
  const saidAt = doneMs(entry.at, receivedAt);
  switch (entry.kind) {
    case 'menu-set':
      return [{ type: 'menu', id: menuId(entry.body), body: entry.body }];
    case 'sample-taken':
      return foldTaken(entry, known, read, receivedAt);
    case 'sample-missed':
      return foldMissed(entry, known, saidAt);
    case 'sample-disposed':
      return foldDisposed(entry, known, read, saidAt);
    case 'samples-signed':
      return foldSigned(entry, known, read, saidAt);
    case 'samples-handed-over':
      return foldHandedOver(entry, known, read, saidAt);
    case 'fridge-read':
      return foldRead(entry, known, saidAt);
    case 'samples-sealed':
    case 'seal-lifted':
      return foldSeal(entry, known, read, saidAt);
  }
}

const common = (
  { body, subject }: EntryOf<'sample-taken' | 'sample-missed'>,
  { by, byName, placeName: canteenName }: Around,
) => ({
  id: subject,
  canteenId: body.canteenId,
  canteenName,
  day: body.day,
  meal: body.meal,
  dish: body.dish,
  by,
  byName,
});

function foldTaken(entry: EntryOf<'sample-taken'>, known: Around, read: Read, receivedAt: number | null): Document[] {
  const { grams, box, fridge, shelf, until, day, takenAt: moment, photos } = entry.body;
  const takenAt = doneMs(moment, receivedAt);
  const sure = moment.serverOffsetMs !== null;
  const from = sure ? takenAt : (receivedAt ?? takenAt);
  const asked = figuresAt(known.figures, takenAt);
  const kept: Kept = {
    grams,
    box,
    fridge,
    shelf,
    takenAt,
    keepUntil: keepUntil(from, asked.keepHours),
    late: isLate(takenAt, day, until, known.timeZone),
    sure,
    ...(from !== takenAt && { countsFrom: from }),
    ...(photos && { photos }),
    ...(grams < asked.grams && { asked: asked.grams }),
  };
  const before = read('sample', entry.subject);
  const entries = [...(before?.entries ?? []), entry.id];
  const sample: Sample = { ...common(entry, known), entries, state: 'kept', kept, disposed: null, missed: null };
  const gap = read('hazard', missedHazardId(entry.subject));
  return [
    { type: 'sample', id: sample.id, body: sample },
    ...(gap ? [{ type: 'hazard', id: gap.id, body: { ...gap, state: 'withdrawn' } } as const] : []),
  ];
}

function foldMissed(entry: EntryOf<'sample-missed'>, known: Around, at: number): Document[] {
  const { reason, dish } = entry.body;
  const missed = { reason, at };
  const sample: Sample = {
    ...common(entry, known),
    entries: [entry.id],
    state: 'missed',
    kept: null,
    disposed: null,
    missed,
  };
  const hazard = kitchenHazard(entry, known, missedHazardId(entry.subject), {
    itemId: 'K1-02',
    text: { zh: `缺样：${dish}`, en: `No sample kept: ${dish}` },
    note: reason,
  });
  return [
    { type: 'sample', id: sample.id, body: sample },
    { type: 'hazard', id: hazard.id, body: hazard },
  ];
}

function foldDisposed(entry: EntryOf<'sample-disposed'>, { by, byName }: Around, read: Read, at: number): Document[] {
  const before = read('sample', entry.subject);
  if (before?.state !== 'kept') throw new Refusal('sample-unknown');
  const { way, note, witness } = entry.body;
  const early = mayDispose(before.kept, at) ? {} : { early: true as const };
  const disposed = { by, byName, at, way, note, witness, ...early };
  const sample: Sample = { ...before, state: 'disposed', disposed, entries: [...before.entries, entry.id] };
  return [{ type: 'sample', id: sample.id, body: sample }];
}

/** Whose samples somebody else has signed meanwhile keep that signature. */
function foldSigned(entry: EntryOf<'samples-signed'>, { by, byName }: Around, read: Read, at: number): Document[] {
  const unsigned = entry.body.samples.flatMap((id) => {
    const sample = read('sample', id);
    return sample && !sample.signed ? [sample] : [];
  });
  return unsigned.map((sample, i): Document => {
    const signature = i === 0 ? entry.body.signature : null;
    const signed = { by, byName, at, entry: entry.id, signature };
    return { type: 'sample', id: sample.id, body: { ...sample, signed, entries: [...sample.entries, entry.id] } };
  });
}

/** What was disposed of or handed over before stays as it was. */
function foldHandedOver(
  entry: EntryOf<'samples-handed-over'>,
  { by, byName }: Around,
  read: Read,
  at: number,
): Document[] {
  const { samples, seal, unit, giver, taker } = entry.body;
  const there = samples.flatMap((id) => {
    const sample = read('sample', id);
    return sample?.state === 'kept' ? [sample] : [];
  });
  return there.map((sample, i): Document => {
    const signatures = i === 0 ? { giver, taker } : null;
    const handedOver = { by, byName, at, entry: entry.id, seal, unit, taker: taker.name, signatures };
    const entries = [...sample.entries, entry.id];
    const body: Sample = { ...sample, state: 'handed-over', disposed: null, handedOver, entries };
    return { type: 'sample', id: sample.id, body };
  });
}

function foldRead(entry: EntryOf<'fridge-read'>, known: Around, at: number): Document[] {
  const { canteenId, fridge, celsius, again } = entry.body;
  const { by, byName, timeZone } = known;
  const { min, max } = figuresAt(known.figures, at);
  const isLaw = min === fridgeLimits.min && max === fridgeLimits.max;
  const reading: FridgeReading = {
    id: entry.subject,
    canteenId,
    fridge,
    celsius,
    again,
    ...(!isLaw && { limits: { min, max } }),
    at,
    by,
    byName,
    day: dayOf(at, timeZone),
  };
  const documents: Document[] = [{ type: 'fridge', id: reading.id, body: reading }];
  if (!isWarm(reading)) return documents;
  const shown = again ?? celsius;
  const hazard = kitchenHazard(entry, known, `${entry.subject}.K1-05`, {
    itemId: 'K1-05',
    text: { zh: `留样柜 ${fridge} 温度 ${shown} ℃`, en: `Sample fridge ${fridge} at ${shown} °C` },
    note: '',
  });
  return [...documents, { type: 'hazard', id: hazard.id, body: hazard }];
}

function foldSeal(
  entry: EntryOf<'samples-sealed' | 'seal-lifted'>,
  { by, byName, figures }: Around,
  read: Read,
  at: number,
): Document[] {
  const { canteenId, reason } = entry.body;
  const before = read('seal', canteenId);
  const entries = [...(before?.entries ?? []), entry.id];
  if (entry.kind === 'seal-lifted') {
    if (!before) throw new Refusal('conflict');
    const lifted = before.lifted ?? { by, byName, at, reason };
    return [{ type: 'seal', id: canteenId, body: { ...before, lifted, entries } }];
  }
  const stands = before && before.lifted === null;
  const seal: Seal = stands
    ? { ...before, entries }
    : {
        canteenId,
        from: keptSince(at, figures),
        sealedAt: at,
        reason,
        by,
        byName,
        lifted: null,
        ...(before && { setBy: entry.id }),
        entries,
      };
  return [{ type: 'seal', id: canteenId, body: seal }];
}

/** A seal covers whatever should still be in the fridge. */
const keptSince = (at: number, figures: FiguresBook | undefined): number =>
  2 * at - keepUntil(at, figuresAt(figures, at).keepHours);

export const missedHazardId = (sampleId: string): string => `${sampleId}.K1-02`;

const kitchen: Bilingual = { zh: '食堂', en: 'Canteen' };

/** 较大, to be put right at once (`domain.md` 5.13). */
function kitchenHazard(
  { subject, body }: KitchenEntry,
  { by, byName, placeName: where, at }: Around,
  id: string,
  said: Pick<Hazard, 'itemId' | 'text' | 'note'>,
): Hazard {
  return {
    ...said,
    id,
    inspectionId: subject,
    placeId: body.canteenId,
    placeName: where,
    grade: 'L',
    majorRefs: [],
    dept: kitchen,
    due: 'D0',
    dueAt: dueAt('D0', at),
    reasons: [],
    photos: [],
    reportedBy: by,
    reportedByName: byName,
    reportedAt: at,
    state: 'reported',
    from: 'kitchen',
  };
}
