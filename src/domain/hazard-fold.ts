// What entries about hazards by themselves add up to. Runs on the phone over its unsent entries and on the server over all.
import type { Document, Read, ReadKey } from './documents.ts';
import type { Entry, EntryKind, EntryOf } from './entry.ts';
import { authorize } from './authorize.ts';
import { categoryOf, dueAt, isAt, reportedAlso, unsureFound, type Hazard } from './hazard.ts';
import type { Taken } from './case-change.ts';
import { moved } from './hazard-course.ts';
import {
  booksByTime,
  daysBySaying,
  handlingOf,
  holdersByDay,
  mostSteps,
  type HazardHandled,
  type HazardStep,
} from './hazard-handling.ts';
import { couldKnow, type Around } from './case-around.ts';
import { isConcerned } from './case-concerns.ts';
import { isStandInsWork, onceHadIt, refusalOf } from './hazard-rules.ts';
import { isOutdated, isOvertaken } from './signed-on.ts';
import { isOver } from './hazard-words.ts';
import { lookOf } from './look-backs.ts';
import { correctedMs, doneMs } from './moment.ts';
import { markedIn, withMarked } from './marked.ts';
import type { Person } from './person.ts';
import { checkPhotoList } from './photo-list.ts';
import { placeName, type Place } from './place.ts';
import { Refusal } from './refusal.ts';
import { nobodyYet, type Responsibility } from './responsibility.ts';
import { isAnswered } from './step-lacks.ts';
import { isSuspectSince } from './suspects.ts';
import { isSigned } from './value.ts';

const kinds = ['hazard-reported', 'hazard-handled', 'responsibility-set'] as const satisfies readonly EntryKind[];
export type HazardEntry = EntryOf<(typeof kinds)[number]>;

export const isHazardEntry = (entry: Entry): entry is HazardEntry =>
  (kinds as readonly EntryKind[]).includes(entry.kind);

/** Stands in the place of an item where nobody looked for anything. */
export const reportItem = 'report';

/** The people a step names, who may do it or have it done. */
const namedIn = (step: HazardHandled): string[] =>
  [
    'personId' in step ? step.personId : null,
    'checkerId' in step ? step.checkerId : null,
    ...(step.do === 'comment' ? step.mentions : []),
  ].filter((id): id is string => id !== null);

/** The documents that checking and folding want to read besides school and person. */
export function hazardNeeds(entry: HazardEntry, schoolId: string): ReadKey[] {
  if (entry.kind === 'responsibility-set') return [];
  const place: ReadKey = { type: 'place', id: entry.body.placeId };
  if (entry.kind === 'hazard-reported') return [{ type: 'hazard', id: entry.subject }, place];
  return [
    { type: 'hazard', id: entry.subject },
    place,
    { type: 'responsibility', id: schoolId },
    ...namedIn(entry.body).map((id): ReadKey => ({ type: 'person', id })),
    ...(entry.body.do === 'merge' ? [{ type: 'hazard' as const, id: entry.body.into }] : []),
    ...('toPlaceId' in entry.body && entry.body.toPlaceId
      ? [{ type: 'place' as const, id: entry.body.toPlaceId }]
      : []),
  ];
}

/**
 * Refuses what the rules of a case refuse (`refusalOf`), unless it was said on something older than the case is now: that
 * is kept without effect. `hazard-unknown` alike a hazard that is not there and one this person has nothing to do with.
 */
export function checkHazardEntry(
  entry: HazardEntry,
  person: Person,
  read: Read,
  schoolId: string,
  receivedAt: number | null,
): void {
  if (entry.kind === 'responsibility-set') return checkResponsibility(entry, person, schoolId);
  checkPhotoList(entry.photos, photosIn(entry.body));
  const place = read('place', entry.body.placeId);
  if (entry.kind === 'hazard-reported') {
    if (!place) throw new Refusal('place-unknown', { placeId: entry.body.placeId });
    if (read('hazard', entry.subject)) throw new Refusal('conflict');
    if (entry.body.fixed && entry.body.photos.length === 0) throw new Refusal('photo-required');
    if (!authorize(person, { do: 'report-hazard' })) throw new Refusal('out-of-scope', { placeId: place.id });
    return;
  }
  const hazard = read('hazard', entry.subject);
  if (!hazard || !place || !isAt(hazard, place.id)) throw new Refusal('hazard-unknown');
  const to = 'toPlaceId' in entry.body ? entry.body.toPlaceId : undefined;
  if (to !== undefined && !read('place', to)) throw new Refusal('place-unknown', { placeId: to });
  const around = aroundOf(entry, read, schoolId, receivedAt);
  const had = [isStandInsWork, onceHadIt].some((once) => once(hazard, entry.body, person, around));
  const hasStoodIn = person.role !== 'admin' && had;
  if (!isConcerned(hazard, person, around) && !isAdded(entry.body) && !hasStoodIn) throw new Refusal('hazard-unknown');
  if ('signature' in entry.body && entry.body.signature && !isSigned(entry.body.signature))
    throw new Refusal('answer-required', { path: 'body.signature' });
  const refusal = refusalOf(hazard, entry.body, person, around);
  if (refusal && (refusal.code === 'out-of-scope' || !isKeptWithout(refusal, hazard, entry.body, person, around)))
    throw refusal;
}

/** What is against the rules and stays on the case without effect: somebody acted before, or whoever stood in does so no more. */
const isKeptWithout = (
  { code }: Refusal,
  hazard: Hazard,
  step: HazardHandled,
  person: Person,
  around: Around,
): boolean =>
  isOutdated(hazard, step, person.id) ||
  (code === 'step-not-yours' && isStandInsWork(hazard, step, person, around)) ||
  (code === 'own-work' && around.received === true && isSuspectSince(hazard, step, person.id, around)) ||
  (code === 'commitments-missing' && around.received === true && owesMoreSince(hazard, around)) ||
  (code === 'step-not-now' &&
    (isOvertaken(hazard, step, person.id, around.schema) ||
      hasEndedElsewhere(hazard, step, around) ||
      (around.received === true && isAnswered(hazard, step, around))));

/** A plan says less than is asked of what was not put right on the spot, and whoever made or approved it could not know that such a report was merged in: that moves nothing on. */
const owesMoreSince = ({ notOnSpot, handling }: Hazard, around: Around): boolean =>
  notOnSpot === true && !!handling?.steps.some((one) => one.said.do === 'took-in' && !couldKnow(one, around));

/** The case it was to be merged with has ended meanwhile: at the school only, a phone knows what it merges. */
const hasEndedElsewhere = ({ state, grade }: Hazard, step: HazardHandled, { received, into }: Around): boolean =>
  step.do === 'merge' &&
  state === 'reported' &&
  received === true &&
  !!into &&
  isOver(into.state) &&
  (grade !== 'M' || into.grade === 'M');

function checkResponsibility(entry: EntryOf<'responsibility-set'>, person: Person, schoolId: string): void {
  if (!authorize(person, { do: 'keep-plan' })) throw new Refusal('forbidden');
  if (entry.subject !== schoolId) throw new Refusal('bad-id', { path: 'subject' });
  const known = new Set(entry.body.departments.map(({ id }) => id));
  if (entry.body.rules.some(({ deptId }) => !known.has(deptId))) throw new Refusal('department-unknown');
}

type HandledEntry = EntryOf<'hazard-handled'>;

function aroundOf(entry: HandledEntry, read: Read, schoolId: string, receivedAt: number | null): Around {
  const place = whereOf(entry, read);
  if (!place) throw new Refusal('hazard-unknown');
  const named = namedIn(entry.body).flatMap((id): [string, Person][] => {
    const person = read('person', id);
    return person ? [[id, person]] : [];
  });
  const book = bookOf(read, schoolId);
  const doneAt = doneMs(entry.at, receivedAt);
  const isByTime = entry.schema >= booksByTime && receivedAt !== null;
  return {
    place,
    book,
    ...(isByTime && { everAway: [...(read('stood-in', schoolId)?.lines ?? []), ...book.absences] }),
    timeZone: read('school', schoolId)?.timeZone ?? 'Asia/Shanghai',
    now: receivedAt ?? correctedMs(entry.at),
    ...(entry.schema >= holdersByDay && { doneAt }),
    ...(entry.schema >= daysBySaying && entry.at.serverOffsetMs !== null && { saidAt: doneAt }),
    schema: entry.schema,
    received: receivedAt !== null,
    ...(entry.body.do === 'judge' && read('saw-later', entry.subject) && { sawLater: true }),
    into: entry.body.do === 'merge' ? read('hazard', entry.body.into) : undefined,
    people: new Map(named),
  };
}

/** Where whoever says this answers for it: where it was thought to be counts for what may have been said before its reporter put that right, and for nothing later. */
function whereOf({ subject, body }: HandledEntry, read: Read): Place | undefined {
  const hazard = read('hazard', subject);
  const said = read('place', body.placeId);
  if (!hazard || hazard.placeId === body.placeId) return said;
  const { steps } = handlingOf(hazard);
  const amendedAt = steps.findLastIndex((one) => one.said.do === 'amend' && !one.without);
  const isLater = steps.some((one, at) => at > amendedAt && one.stepId === body.on);
  return isLater ? read('place', hazard.placeId) : said;
}

const bookOf = (read: Read, schoolId: string): Responsibility => read('responsibility', schoolId) ?? nobodyYet;

/** The documents after the entry. Refuses `hazard-unknown`, `place-unknown` and `person-unknown`. `receivedAt` as in `fold`. */
export function foldHazardEntry(
  entry: HazardEntry,
  read: Read,
  schoolId: string,
  receivedAt: number | null,
): Document[] {
  if (entry.kind === 'responsibility-set') return [{ type: 'responsibility', id: schoolId, body: entry.body }];
  if (entry.kind === 'hazard-reported') {
    const body = reported(entry, read, schoolId, receivedAt);
    return [{ type: 'hazard', id: body.id, body }];
  }
  return [{ type: 'hazard', id: entry.subject, body: handled(entry, read, schoolId, receivedAt) }];
}

function reported(
  { subject, by, at, body }: EntryOf<'hazard-reported'>,
  read: Read,
  schoolId: string,
  receivedAt: number | null,
): Hazard {
  const place = read('place', body.placeId);
  const person = read('person', by);
  if (!place) throw new Refusal('place-unknown', { placeId: body.placeId });
  if (!person && by !== schoolId) throw new Refusal('person-unknown');
  const reportedAt = receivedAt ?? correctedMs(at);
  const { source, category, text, photos, suspectedMajor, fixed, repair, majorRefs = [], interim } = body;
  return {
    id: subject,
    inspectionId: subject,
    itemId: reportItem,
    placeId: place.id,
    placeName: placeName(place),
    text: { zh: text, en: text },
    grade: suspectedMajor || majorRefs.length > 0 ? 'MS' : 'G',
    majorRefs,
    dept: null,
    due: 'D7',
    dueAt: dueAt('D7', reportedAt),
    reasons: [],
    note: '',
    photos: photos.map(({ sha256 }) => sha256),
    ...markedIn(photos),
    reportedBy: by,
    reportedByName: person?.name ?? body.device ?? '',
    reportedAt,
    state: fixed ? 'fixed-on-spot' : 'reported',
    from: source,
    category,
    ...(repair && { repair }),
    ...(interim && { atOnce: { how: interim, at: reportedAt } }),
    ...unsureFound(reportedAt, at, receivedAt),
  };
}

function handled(entry: HandledEntry, read: Read, schoolId: string, receivedAt: number | null): Hazard {
  const hazard = read('hazard', entry.subject);
  if (!hazard) throw new Refusal('hazard-unknown');
  const isSchool = entry.by === schoolId;
  const person = read('person', entry.by);
  if (!person && !isSchool) throw new Refusal('person-unknown');
  const around = aroundOf(entry, read, schoolId, receivedAt);
  const to = 'toPlaceId' in entry.body && entry.body.toPlaceId ? read('place', entry.body.toPlaceId) : undefined;
  const taken = {
    ...takenBy(entry, { id: entry.by, name: person?.name ?? firmIn(entry.body) }, around, receivedAt),
    to,
  };
  // The school itself takes only the steps that it makes; nobody else's reach this with its name.
  const said = person ? refusalOf(hazard, entry.body, person, around) : null;
  // That somebody answers for another place now was decided before it came here; and what the school once took in by the rules of that day, said on the case as it
  // stood, keeps its effect for ever.
  const isKept = said !== null && person !== undefined && isKeptWithout(said, hazard, entry.body, person, around);
  const isSettled = said?.code === 'out-of-scope' || (receivedAt !== null && !isKept);
  const refusal = isSettled ? null : said;
  const changed = refusal ? hazard : moved(hazard, entry.body, taken);
  const after = isAdded(entry.body) && person ? reportedAlso(changed, person.id) : changed;
  const drawn = withMarked(after, markedIn(photosIn(entry.body)));
  return withStep(drawn, {
    ...stepOf(entry, taken, after, receivedAt, refusal),
    ...(refusal ? {} : { ...wasBefore(hazard, entry), ...extraLook(hazard, entry, taken) }),
  });
}

/** Who says it where nobody with an account does: the outside firm, and who of it. */
const firmIn = (step: HazardHandled): string =>
  step.do === 'progress' && step.outside ? [step.outside.firm, step.outside.name].filter(Boolean).join(' ') : '';

/** What an amendment takes the place of, so that it can still be read. */
const wasBefore = (hazard: Hazard, { body }: HandledEntry): Pick<HazardStep, 'was'> =>
  body.do === 'amend'
    ? { was: { text: hazard.text.zh, category: categoryOf(hazard), placeName: hazard.placeName } }
    : {};

/** A look-back that is none of those that are planned says so. */
function extraLook(hazard: Hazard, { body }: HandledEntry, taken: Taken): Pick<HazardStep, 'extra'> {
  if (body.do !== 'look-back' || body.found === 'rebound') return {};
  const { extra } = lookOf(hazard, body, taken);
  return extra ? { extra } : {};
}

/** Whoever was about to report the same thing, and may never have had to do with it before. */
export const isAdded = (step: HazardHandled): boolean => 'adds' in step && step.adds === true;

export const photosIn = (body: HazardHandled | EntryOf<'hazard-reported'>['body']) =>
  ('photos' in body ? body.photos : undefined) ?? [];

function takenBy(entry: HandledEntry, by: Taken['by'], around: Around, receivedAt: number | null): Taken {
  return {
    id: entry.id,
    by,
    at: doneMs(entry.at, receivedAt),
    now: around.now,
    timeZone: around.timeZone,
    photos: photosIn(entry.body).map(({ sha256 }) => sha256),
    schema: entry.schema,
    nameOf: (id) => around.people.get(id)?.name ?? '',
    deptName: (id) => around.book.departments.find((dept) => dept.id === id)?.name ?? '',
  };
}

function stepOf(
  entry: HandledEntry,
  taken: Taken,
  after: Hazard,
  receivedAt: number | null,
  refusal: Refusal | null,
): HazardStep {
  const { on: _on, seen: _seen, placeId: _placeId, ...said } = entry.body;
  const bare = 'photos' in said ? withoutPhotos(said as typeof said & { photos: unknown }) : said;
  const whom = 'personId' in entry.body && entry.body.personId ? taken.nameOf(entry.body.personId) : '';
  return {
    ...taken.by,
    stepId: entry.id,
    at: taken.at,
    sure: entry.at.serverOffsetMs !== null,
    receivedAt,
    said: bare as HazardStep['said'],
    photos: taken.photos,
    ...(whom !== '' && { whom }),
    state: after.state,
    ...(refusal && { without: refusal.code }),
  };
}

function withoutPhotos<T extends { photos: unknown }>({ photos: _photos, ...rest }: T): Omit<T, 'photos'> {
  return rest;
}

/** The case with one more step on its way. */
export function withStep(hazard: Hazard, step: HazardStep): Hazard {
  const handling = handlingOf(hazard);
  return { ...hazard, handling: { ...handling, steps: [...handling.steps, step].slice(-mostSteps) } };
}
