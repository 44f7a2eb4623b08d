// What the ledger adds up to. The same folding runs on the phone over its unsent entries and on the server over all.
import { foldAsset, type AssetRecord } from './asset.ts';
import { asWalked } from './asset-walk.ts';
import { templateId } from './template.ts';
import type { Entry, EntryOf } from './entry.ts';
import { settled, type Settled } from './held.ts';
import { foldLooked, type Looked } from './looked.ts';
import { dueAt, hazardId, hazardsOf, unsureFound, type Hazard } from './hazard.ts';
import { foldHazardEntry, hazardNeeds, isHazardEntry, withStep } from './hazard-fold.ts';
import type { Responsibility } from './responsibility.ts';
import type { FloorPlanRecord } from './floor-plan.ts';
import { foldFigures, type FiguresBook } from './figures.ts';
import type { FridgeReading, Menu, Sample, Seal } from './kitchen.ts';
import { foldKitchen, isKitchenEntry, kitchenNeeds } from './kitchen-fold.ts';
import { awaitedItems } from './logic.ts';
import { foldPlan, type PlanRecord } from './plan.ts';
import type { Calendar, CalendarBefore } from './calendar.ts';
import type { Round } from './round.ts';
import { foldRound } from './round-closing.ts';
import { isRoundEntry, roundNeeds } from './round-fold.ts';
import { foldRoute, type RouteRecord } from './route.ts';
import { foldShift, type ShiftRecord } from './shift.ts';
import { afterFinding, knownAs } from './found-again.ts';
import { foldSighting, lastSighting, confirms } from './sighting.ts';
import { signed, type LaterSignature } from './signing.ts';
import { answersById, inspectionDay, tally, type Inspection, type Tally } from './inspection.ts';
import { markedBesides, withMarked } from './marked.ts';
import { correctedMs, doneMs } from './moment.ts';
import type { Person } from './person.ts';
import { placeName, type Place } from './place.ts';
import { placesAfter, type PlaceBook } from './place-book.ts';
import { Refusal } from './refusal.ts';
import type { Closing } from './closing.ts';
import type { School } from './school.ts';
import type { Settings } from './settings.ts';
import type { Template } from './template.ts';
import type { StoodIn } from './stood-in.ts';
import type { Bilingual } from './text.ts';

/** An inspection as it stands: the last submission, and which entries made it. */
export type InspectionRecord = {
  id: string;
  /** Ids of the entries that made it, oldest first. The last one is what its receipt must name. */
  entries: string[];
  state: 'submitted' | 'withdrawn';
  placeName: string;
  templateName: Bilingual;
  by: string;
  byName: string;
  /** yyyy-mm-dd in the school's time zone, by the corrected clock. */
  day: string;
  /** UTC ms, corrected. */
  submittedAt: number;
  /** UTC ms on the server; null on a phone that has no receipt yet. */
  receivedAt: number | null;
  tally: Tally;
  /** SIGN items that wait for somebody else; left out when there are none. */
  awaits?: string[];
  /** Given after this submission, oldest first. */
  signatures?: LaterSignature[];
  inspection: Inspection;
};

export type Document =
  | { type: 'school'; id: string; body: School }
  | { type: 'settings'; id: string; body: Settings }
  | { type: 'person'; id: string; body: Person }
  | { type: 'place'; id: string; body: Place }
  | { type: 'template'; id: string; body: Template }
  | { type: 'asset'; id: string; body: AssetRecord }
  | { type: 'inspection'; id: string; body: InspectionRecord }
  | { type: 'hazard'; id: string; body: Hazard }
  | { type: 'responsibility'; id: string; body: Responsibility }
  | { type: 'stood-in'; id: string; body: StoodIn }
  | { type: 'held'; id: string; body: Settled }
  | { type: 'route'; id: string; body: RouteRecord }
  | { type: 'plan'; id: string; body: PlanRecord }
  | { type: 'calendar'; id: string; body: Calendar }
  | { type: 'calendar-before'; id: string; body: CalendarBefore }
  | { type: 'shift'; id: string; body: ShiftRecord }
  | { type: 'round'; id: string; body: Round }
  | { type: 'looked'; id: string; body: Looked }
  | { type: 'floor-plan'; id: string; body: FloorPlanRecord }
  | { type: 'closing'; id: string; body: Closing }
  | KitchenDocument;
export type KitchenDocument =
  | { type: 'menu'; id: string; body: Menu }
  | { type: 'sample'; id: string; body: Sample }
  | { type: 'fridge'; id: string; body: FridgeReading }
  | { type: 'seal'; id: string; body: Seal }
  | { type: 'figures'; id: string; body: FiguresBook };
export type DocumentType = Document['type'];
export type DocumentOf<T extends DocumentType> = Extract<Document, { type: T }>;
export type DocumentKey = { type: DocumentType; id: string };

type Readable = { [T in DocumentType]: DocumentOf<T>['body'] } & {
  places: PlaceBook;
  lastClosed: Hazard;
  merged: Hazard[];
  'saw-later': true;
};
export type ReadKey = { type: Exclude<keyof Readable, 'saw-later'>; id: string };

/**
 * Reads one current document. The school is read as `('school', schoolId)`, all places together as `('places', schoolId)`, the hazard that was
 * closed last at a spot as `('lastClosed', spotOf or fieldSpotOf)`, those that were merged into one, also by way of another, as `('merged', hazardId)`; of a held entry that is let count,
 * whether its author said only after it had come that a case is still there, as `('saw-later', hazardId)`.
 */
export type Read = <T extends keyof Readable>(type: T, id: string) => Readable[T] | undefined;

/**
 * The documents that `fold` will want to read for this entry, the school always among them; besides them it reads the
 * hazards of the inspection as it stood.
 */
export function documentsNeeded(entry: Entry, schoolId: string): ReadKey[] {
  const keys: ReadKey[] = [
    { type: 'school', id: schoolId },
    { type: 'person', id: entry.by },
  ];
  if (entry.kind === 'inspection-submitted') {
    keys.push(
      { type: 'inspection', id: entry.subject },
      { type: 'template', id: templateId(entry.body.template) },
      { type: 'place', id: entry.body.placeId },
      ...entry.body.answers.flatMap(({ known }): DocumentKey[] => (known ? [{ type: 'hazard', id: known }] : [])),
    );
  }
  if (entry.kind === 'hazard-seen')
    keys.push({ type: 'hazard', id: entry.subject }, { type: 'place', id: entry.body.placeId });
  if (entry.kind === 'asset-kept')
    keys.push({ type: 'asset', id: entry.subject }, { type: 'place', id: entry.body.placeId });
  if (entry.kind === 'inspection-signed') {
    keys.push(
      { type: 'inspection', id: entry.subject },
      { type: 'template', id: templateId(entry.body.template) },
      { type: 'place', id: entry.body.placeId },
    );
  }
  if (entry.kind === 'place-added') keys.push({ type: 'place', id: entry.subject });
  if (entry.kind === 'place-added' || entry.kind === 'places-kept') keys.push({ type: 'places', id: schoolId });
  if (entry.kind === 'template-published') keys.push({ type: 'template', id: entry.subject });
  if (entry.kind === 'inspection-withdrawn') keys.push({ type: 'inspection', id: entry.subject });
  if (isKitchenEntry(entry)) keys.push({ type: 'figures', id: schoolId }, ...kitchenNeeds(entry));
  if (entry.kind === 'figures-set') keys.push({ type: 'figures', id: entry.subject });
  if (isRoundEntry(entry)) keys.push(...roundNeeds(entry));
  if (isHazardEntry(entry)) keys.push(...hazardNeeds(entry, schoolId));
  if (entry.kind === 'person-left' || entry.kind === 'person-changed') keys.push({ type: 'person', id: entry.subject });
  if (entry.kind === 'route-kept') keys.push({ type: 'route', id: entry.subject });
  if (entry.kind === 'plan-kept')
    keys.push(
      { type: 'plan', id: entry.subject },
      { type: 'route', id: entry.body.routeId },
      ...shiftKeys(entry.body.who.shifts ?? []),
    );
  if (entry.kind === 'shift-kept') keys.push(...shiftKeys([entry.subject]));
  if (entry.kind === 'turns-changed') keys.push(...shiftKeys(entry.body.turns.map(({ shiftId }) => shiftId)));
  return keys;
}

const shiftKeys = (ids: readonly string[]): ReadKey[] => ids.map((id) => ({ type: 'shift', id }));

/**
 * The documents as they are after this entry; only those that change. `receivedAt` is the server's time in UTC ms,
 * null on a phone. Refuses (`Refusal`) what cannot be folded: a place, template or person that is not known.
 */
export function fold(entry: Entry, read: Read, schoolId: string, receivedAt: number | null): Document[] {
  if (isKitchenEntry(entry)) return foldKitchen(entry, read, schoolId, receivedAt);
  if (isRoundEntry(entry)) return foldRound(entry, read, receivedAt);
  if (isHazardEntry(entry)) return foldHazardEntry(entry, read, schoolId, receivedAt);
  switch (entry.kind) {
    case 'school-founded':
      return [{ type: 'school', id: entry.body.id, body: entry.body }];
    case 'person-added':
      return [{ type: 'person', id: entry.body.id, body: entry.body }];
    case 'person-left':
      return foldLeft(entry, read);
    case 'person-changed':
      return [{ type: 'person', id: entry.subject, body: { ...personOf(entry.subject, read), ...entry.body } }];
    case 'person-invited':
    case 'removed-by-rule':
    // Folded where the whole ledger is (`foldAtSchool`).
    case 'floor-plan-kept':
    case 'school-changed':
    case 'ledger-closing':
      return [];
    case 'place-added':
      return foldPlaces([entry.body], read, schoolId, receivedAt ?? correctedMs(entry.at));
    case 'places-kept':
      return foldPlaces(entry.body.places, read, schoolId, receivedAt ?? correctedMs(entry.at));
    case 'template-published':
      return [{ type: 'template', id: templateId(entry.body), body: entry.body }];
    case 'asset-kept':
      return [{ type: 'asset', id: entry.subject, body: foldAsset(entry, read) }];
    case 'inspection-submitted':
      return foldSubmitted(entry, read, schoolId, receivedAt);
    case 'inspection-withdrawn':
      return foldWithdrawn(entry, read, receivedAt);
    case 'hazard-seen':
      return [{ type: 'hazard', id: entry.subject, body: foldSighting(entry, read, receivedAt) }];
    case 'held-settled':
      return [{ type: 'held', id: entry.subject, body: settled(entry, read) }];
    case 'remarks-looked-at':
      return [{ type: 'looked', id: entry.subject, body: foldLooked(entry, read, receivedAt) }];
    case 'figures-set':
      return [foldFigures(entry, read, receivedAt)];
    case 'route-kept':
      return [{ type: 'route', id: entry.subject, body: foldRoute(entry, read, receivedAt) }];
    case 'plan-kept':
      return [{ type: 'plan', id: entry.subject, body: foldPlan(entry, read, receivedAt) }];
    case 'calendar-set':
      // The whole of it is folded where the whole ledger is (`foldWithRegister`): a phone only asks whether it may be said.
      return [];
    case 'shift-kept':
    case 'turns-changed':
      return foldShift(entry, read, receivedAt);
    case 'inspection-signed':
      return [{ type: 'inspection', id: entry.subject, body: signed(entry, read, receivedAt) }];
  }
}

const foldPlaces = (kept: readonly Place[], read: Read, schoolId: string, at: number): Document[] =>
  placesAfter(kept, read('places', schoolId) ?? new Map(), at).map((body) => ({ type: 'place', id: body.id, body }));

function foldSubmitted(
  entry: EntryOf<'inspection-submitted'>,
  read: Read,
  schoolId: string,
  receivedAt: number | null,
): Document[] {
  const published = read('template', templateId(entry.body.template));
  const place = read('place', entry.body.placeId);
  const person = read('person', entry.by);
  const school = read('school', schoolId);
  if (!published) throw new Refusal('template-unknown', entry.body.template);
  const template = asWalked(published, entry.body.assets);
  if (!place) throw new Refusal('place-unknown', { placeId: entry.body.placeId });
  if (!person || !school) throw new Refusal('person-unknown');
  const before = read('inspection', entry.subject);
  const day = inspectionDay(entry.body, school.timeZone);
  const submittedAt = correctedMs(entry.at);
  const awaits = awaitedItems(template, answersById(entry.body.answers), day).map(({ id }) => id);
  const record: InspectionRecord = {
    id: entry.subject,
    entries: [...(before?.entries ?? []), entry.id],
    state: 'submitted',
    placeName: placeName(place),
    templateName: template.name,
    by: entry.by,
    byName: person.name,
    day,
    submittedAt,
    receivedAt,
    tally: tally(template, entry.body.answers, day),
    ...(awaits.length > 0 && { awaits }),
    inspection: entry.body,
  };
  const findings = hazardsOf(entry.body, template, {
    inspectionId: entry.subject,
    placeName: record.placeName,
    by: entry.by,
    byName: person.name,
    at: receivedAt ?? submittedAt,
    timeZone: school.timeZone,
    schema: entry.schema,
  }).map((found) => {
    const hazard = { ...found, ...unsureFound(found.reportedAt, entry.at, receivedAt) };
    return { hazard, known: knownAs(hazard, entry, read) };
  });
  const found = findings.flatMap(({ hazard, known }) =>
    known ? (afterFinding(known, hazard, entry) ?? []) : sinceFirstFound(hazard, read('hazard', hazard.id)),
  );
  const still = new Set(found.map((hazard) => hazard.id));
  const gone = before
    ? withdrawnHazards(before, read, entry, receivedAt).filter((hazard) => !still.has(hazard.id))
    : [];
  return [
    { type: 'inspection', id: record.id, body: record },
    ...[...gone, ...found].map((hazard): Document => ({ type: 'hazard', id: hazard.id, body: hazard })),
  ];
}

/** Correcting a record does not buy time, nor undo what was done since: a hazard is as old as its first report. */
function sinceFirstFound(hazard: Hazard, first: Hazard | undefined): Hazard {
  if (!first) return hazard;
  const { reportedAt, sightings, also, repeatOf, handling } = first;
  const since = { reportedAt, ...(sightings && { sightings }), ...(also && { also }), ...(repeatOf && { repeatOf }) };
  const isSaidBefore = hazard.atOnce !== undefined && hazard.atOnce.how === first.atOnce?.how;
  const guarded = isSaidBefore && first.atOnce ? { ...hazard, atOnce: first.atOnce } : hazard;
  const now = withMarked(guarded, markedBesides(first, hazard.photos));
  if (!handling) return { ...now, ...since, dueAt: dueAt(hazard.due, reportedAt) };
  const { grade, due, dueAt: until, state, category, notOnSpot } = first;
  const { notOnSpot: _now, ...rest } = now;
  const kept = { ...(category && { category }), ...(notOnSpot && { notOnSpot }) };
  return { ...rest, ...since, grade, due, dueAt: until, state, handling, ...kept };
}

/** What somebody has seen there since does not go away with its first report. */
const isSeenSince = (hazard: Hazard): boolean => confirms(lastSighting(hazard)?.seen ?? 'gone');

/** What somebody has acted on goes on; that its report was taken back is one more step of it. */
function withdrawnHazards(
  record: InspectionRecord,
  read: Read,
  entry: EntryOf<'inspection-submitted' | 'inspection-withdrawn'>,
  receivedAt: number | null,
): Hazard[] {
  return record.inspection.answers.flatMap((answer): Hazard[] => {
    const hazard = read('hazard', hazardId(record.id, answer.itemId));
    if (!hazard || isSeenSince(hazard)) return [];
    if (!hazard.handling) return [{ ...hazard, state: 'withdrawn' }];
    const [at, sure] = [doneMs(entry.at, receivedAt), entry.at.serverOffsetMs !== null];
    const who = { id: entry.by, name: record.byName, stepId: entry.id, at, sure, receivedAt };
    return [withStep(hazard, { ...who, photos: [], state: hazard.state, said: { do: 'source-withdrawn' } })];
  });
}

function personOf(id: string, read: Read): Person {
  const person = read('person', id);
  if (!person) throw new Refusal('person-unknown');
  return person;
}

function foldLeft(entry: EntryOf<'person-left'>, read: Read): Document[] {
  const person = personOf(entry.subject, read);
  const { left: _left, ...rest } = person;
  const { back, reason } = entry.body;
  return [{ type: 'person', id: person.id, body: back ? rest : { ...rest, left: { reason } } }];
}

/** A withdrawal takes the record and the hazards it made out of sight of the counts; the ledger keeps both. */
function foldWithdrawn(entry: EntryOf<'inspection-withdrawn'>, read: Read, receivedAt: number | null): Document[] {
  const before = read('inspection', entry.subject);
  if (!before) throw new Refusal('not-submitted', { inspectionId: entry.subject });
  const record: InspectionRecord = { ...before, entries: [...before.entries, entry.id], state: 'withdrawn' };
  return [
    { type: 'inspection', id: record.id, body: record },
    ...withdrawnHazards(before, read, entry, receivedAt).map((hazard): Document => ({
      type: 'hazard',
      id: hazard.id,
      body: hazard,
    })),
  ];
}
