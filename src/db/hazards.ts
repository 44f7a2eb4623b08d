// Hazards as they stand on this phone: what the server last said, with what was recorded here since laid over it.
import { Dexie } from 'dexie';
import type { EntryOf } from '../domain/entry.ts';
import type { Read } from '../domain/documents.ts';
import type { Hazard } from '../domain/hazard.ts';
import { guardedBy, type Handling } from '../domain/hazard-handling.ts';
import { foldHazardEntry, hazardNeeds, withStep } from '../domain/hazard-fold.ts';
import { Refusal } from '../domain/refusal.ts';
import { isOpen, madeGraver, sightingOf, withSighting } from '../domain/sighting.ts';
import { atOnce } from './at-once.ts';
import { pullState } from './changes.ts';
import type { DeviceDb } from './device-db.ts';
import { readPlaces, school } from './documents.ts';
import { isDelivered, unseenRows, type OwnRow } from './own.ts';
import { standingBooks } from './responsibility-book.ts';
import type { EntryRow } from './rows.ts';

/** What own entries that the documents do not show make of the hazards that `shown` reads here, and those they made themselves; by id. */
export async function withOwnWord(db: DeviceDb, shown: () => Promise<readonly Hazard[]>): Promise<Map<string, Hazard>> {
  const { all, said, pulledAt, around } = await atOnce(db, () => readWords(db, shown));
  const hazards = new Map(all.map((hazard) => [hazard.id, hazard]));
  const read = await around();
  for (const { row, text } of said) {
    const { entry } = text;
    if (entry.kind === 'hazard-seen') laySighting(hazards, row, text, entry, pulledAt);
    else if (entry.kind === 'hazard-handled') layStep(hazards, { row, text, entry, pulledAt, ...read });
    else if (entry.kind === 'hazard-reported') layReport(hazards, text);
    else text.hazards.forEach((hazard) => layFound(hazards, entry, hazard));
  }
  return hazards;
}

async function readWords(db: DeviceDb, shown: () => Promise<readonly Hazard[]>) {
  const all = await shown();
  const rows = (await unseenRows(db)).filter((row) => row.hazards > 0 || row.kind === 'hazard-handled');
  const texts = await db.entries.bulkGet(rows.map((row) => row.id));
  const said = rows.flatMap((row, i) => (texts[i] ? [{ row, text: texts[i] }] : []));
  const steps = said.flatMap(({ text: { entry } }) => (entry.kind === 'hazard-handled' ? [entry] : []));
  const pulledAt = (await pullState(db)).at ?? -Infinity;
  return { all, said, pulledAt, around: await readAround(db, steps) };
}

type Around = {
  schoolId: string;
  bodies: ReadonlyMap<string, unknown>;
  books: readonly EntryOf<'responsibility-set'>[];
};

/** What the rules ask about beside the hazard itself. */
async function readAround(db: DeviceDb, steps: readonly EntryOf<'hazard-handled'>[]): Promise<() => Promise<Around>> {
  if (steps.length === 0) return async () => ({ schoolId: '', bodies: new Map(), books: [] });
  const here = await school(db);
  const schoolId = here?.id ?? '';
  const keys = steps.flatMap((entry) => [
    ...hazardNeeds(entry, schoolId).filter(({ id }) => id !== entry.subject),
    { type: 'person', id: entry.by },
  ]);
  const rows = await db.documents.bulkGet(keys.map(({ type, id }): [string, string] => [type, id]));
  const places = await readPlaces(db, [...new Set(steps.map(({ body }) => body.placeId))]);
  const books = await standingBooks(db);
  return async () => {
    const bodies = new Map<string, unknown>(rows.flatMap((one) => (one ? [[`${one.type} ${one.id}`, one.body]] : [])));
    if (here) bodies.set(`school ${schoolId}`, here);
    for (const where of await places()) bodies.set(`place ${where.id}`, where);
    return { schoolId, bodies, books };
  };
}

/** What the school shows of it says more: it was released, or offered to a restored school, and others went on with it. */
function layReport(hazards: Map<string, Hazard>, { hazards: reported }: EntryRow): void {
  for (const hazard of reported) if (!hazards.has(hazard.id)) hazards.set(hazard.id, hazard);
}

/** What an inspection found, or took back, never undoes what was done about it since: the school decides so too. */
function layFound(hazards: Map<string, Hazard>, { id, subject }: EntryRow['entry'], hazard: Hazard): void {
  const known = hazards.get(hazard.id);
  if (known && hazard.inspectionId !== subject) hazards.set(known.id, foundAgain(known, hazard));
  else hazards.set(hazard.id, known?.handling ? withHandlingOf(known, known.handling, hazard, id) : hazard);
}

function foundAgain(known: Hazard, { grade, handling }: Hazard): Hazard {
  const graver = madeGraver(known, { grade }) ?? known;
  return handling?.interim ? guardedBy(graver, handling.interim) : graver;
}

function withHandlingOf(known: Hazard, handling: Handling, hazard: Hazard, entryId: string): Hazard {
  const { state, grade, due, dueAt, category } = known;
  const own = hazard.handling?.steps.find(({ stepId }) => stepId === entryId);
  const isShown = handling.steps.some(({ stepId }) => stepId === entryId);
  const after = { ...hazard, state, grade, due, dueAt, handling, ...(category && { category }) };
  return own && !isShown ? withStep(after, own) : after;
}

/** Over what is known now, not over what was known when it was recorded: others may have seen it since. */
function laySighting(
  hazards: Map<string, Hazard>,
  row: OwnRow,
  text: EntryRow,
  entry: EntryOf<'hazard-seen'>,
  pulledAt: number,
): void {
  // The server has it and did not show the hazard since: it is open no more.
  const isOver = isDelivered(row) && row.receipt.serverTime <= pulledAt;
  const known = hazards.get(entry.subject) ?? (isOver ? undefined : text.hazards[0]);
  const byName = text.hazards[0]?.sightings?.find(({ id }) => id === entry.id)?.byName ?? '';
  if (known) hazards.set(known.id, withSighting(known, sightingOf(entry, byName, null)));
}

type Step = Around & { row: OwnRow; text: EntryRow; entry: EntryOf<'hazard-handled'>; pulledAt: number };

/** Taken again over what is known now: what others did meanwhile is not hidden by it, and it may have no effect any more. */
function layStep(hazards: Map<string, Hazard>, { row, text, entry, pulledAt, ...around }: Step): void {
  const isGone = isDelivered(row) && row.receipt.serverTime <= pulledAt;
  const known = hazards.get(entry.subject) ?? (isGone ? undefined : text.hazards[0]);
  if (!known) return;
  const isShown = known.handling?.steps.some(({ stepId }) => stepId === entry.id) ?? false;
  const after = isShown ? known : afterStep(hazards, known, entry, around);
  hazards.set(known.id, after ?? known);
}

function afterStep(
  hazards: ReadonlyMap<string, Hazard>,
  known: Hazard,
  entry: EntryOf<'hazard-handled'>,
  { schoolId, bodies, books }: Around,
): Hazard | undefined {
  const read = ((type, id) => {
    const shown = bodies.get(`${type} ${id}`);
    // As it was written here when this was said.
    if (type === 'responsibility') return books.findLast(({ opSeq }) => opSeq < entry.opSeq)?.body ?? shown;
    if (type !== 'hazard') return shown;
    return id === known.id ? known : (hazards.get(id) ?? shown);
  }) as Read;
  try {
    const [folded] = foldHazardEntry(entry, read, schoolId, null);
    return folded?.type === 'hazard' ? folded.body : undefined;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

const allOf = async (db: DeviceDb, from: unknown[], to: unknown[]) =>
  (await db.documents.where('[type+by+at]').between(from, to).toArray()).map((row) => row.body as Hazard);

/** One hazard as it stands here; over `elsewhere` where the phone has no document of it. */
export async function hazardHere(db: DeviceDb, id: string, elsewhere?: Hazard): Promise<Hazard | undefined> {
  const shown = async (): Promise<Hazard[]> => {
    const here = ((await db.documents.get(['hazard', id]))?.body as Hazard | undefined) ?? elsewhere;
    return here ? [here] : [];
  };
  return (await withOwnWord(db, shown)).get(id);
}

/** What is still open at a place, whoever reported it, the oldest first; without what the inspection itself reports. */
export async function openHazards(db: DeviceDb, placeId: string, inspectionId: string): Promise<Hazard[]> {
  const isThere = (hazard: Hazard): boolean => hazard.placeId === placeId && hazard.inspectionId !== inspectionId;
  return (await allOpenHazards(db)).filter(isThere);
}

/** Every hazard this phone knows of. */
export async function allHazards(db: DeviceDb): Promise<Hazard[]> {
  const { minKey, maxKey } = Dexie;
  const all = await withOwnWord(db, () => allOf(db, ['hazard', minKey], ['hazard', maxKey]));
  return [...all.values()];
}

/** Whatever is open where this person walks, the oldest first. */
export async function allOpenHazards(db: DeviceDb): Promise<Hazard[]> {
  return (await allHazards(db)).filter(isOpen).sort((a, b) => a.reportedAt - b.reportedAt);
}

/** Hazards this person reported, newest first; withdrawn ones are left out. */
export async function ownHazards(db: DeviceDb): Promise<Hazard[]> {
  const { minKey, maxKey } = Dexie;
  const me = db.personId;
  const all = await withOwnWord(db, () => allOf(db, ['hazard', me, minKey], ['hazard', me, maxKey]));
  return [...all.values()]
    .filter((hazard) => hazard.reportedBy === db.personId && hazard.state !== 'withdrawn')
    .sort((a, b) => b.reportedAt - a.reportedAt);
}
