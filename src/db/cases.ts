// Taking a step of a case, and the cases that are this person's to do: all of it without a network.
import type { HazardHandled } from '../domain/hazard-handling.ts';
import { handlingOf, stepSchema, type StepOf } from '../domain/hazard-handling.ts';
import { saysLast } from '../domain/signed-on.ts';
import { reportersOf, type Hazard } from '../domain/hazard.ts';
import type { EntryOf } from '../domain/entry.ts';
import type { Around } from '../domain/case-around.ts';
import { isGrave } from '../domain/case-graver.ts';
import { isOver } from '../domain/hazard-words.ts';
import { correctedMs } from '../domain/moment.ts';
import type { Person } from '../domain/person.ts';
import { maxPhotosPerItem } from '../domain/photo.ts';
import type { ProblemCode } from '../domain/refusal.ts';
import type { DeviceDb } from './device-db.ts';
import { people, place, school } from './documents.ts';
import { recordFact, recordFacts, type FactOf } from './fact.ts';
import { allHazards, hazardHere } from './hazards.ts';
import { letGo } from './in-hand.ts';
import { moment } from './moment.ts';
import { newId } from './new-id.ts';
import { handsOf, isInHand } from './in-whose-hands.ts';
import { responsibilityBook } from './responsibility-book.ts';
import { isDelivered, rowsOf } from './own.ts';
import { wayOf, type Way } from './records.ts';
import { keepShots, shotsInPlace, type Shot } from './sample-photos.ts';

type Seen = Pick<HazardHandled, 'on' | 'seen' | 'placeId'>;

/** What a step says, besides what it was said on and its photos. */
export type StepSaid = HazardHandled extends infer B
  ? B extends HazardHandled
    ? Omit<B, 'on' | 'seen' | 'placeId' | 'photos'>
    : never
  : never;

const withPhotos = new Set<HazardHandled['do']>([
  'interim',
  'progress',
  'rectify',
  'pass',
  'fail',
  'look-back',
  'come-back',
  'comment',
  'report-up',
]);
/** A judgement has photos only where there are some: an older server knows it without. */
const mayHavePhotos = new Set<HazardHandled['do']>(['judge']);

/**
 * Takes one step of a case as it is shown here. Refuses (`Refusal`) what the rules refuse (`refusalOf`); throws `PhotoNotKept`, and then
 * nothing is recorded. `hazard`: as the person saw it; also one that only the server has shown. `about`: what was in hand for it (`in-hand.ts`)
 * and is so no more. `beside`: other cases it names that this phone may not have.
 */
export const takeStep = (
  db: DeviceDb,
  hazard: Hazard,
  said: StepSaid,
  shots: readonly Shot[] = [],
  about?: string,
  beside: readonly Hazard[] = [],
): Promise<void> => takeSteps(db, hazard, [said], shots, about, beside);

/** Several that are said in one breath, the first with the photos: all of them or none. Otherwise like `takeStep`. */
export async function takeSteps(
  db: DeviceDb,
  hazard: Hazard,
  said: readonly StepSaid[],
  shots: readonly Shot[] = [],
  about?: string,
  beside: readonly Hazard[] = [],
): Promise<void> {
  await keepShots(db, shots);
  const known = [hazard, ...beside].map((body) => ({ type: 'hazard' as const, id: body.id, body }));
  const facts = said.map((one, n) => stepFact(hazard, one, n === 0 ? shots : []));
  await recordFacts(db, facts, () => placed(db, shots, about), known);
}

function stepFact(hazard: Hazard, said: StepSaid, shots: readonly Shot[]): FactOf<'hazard-handled'> {
  const photos = shots.map(({ photo }) => photo);
  const { state, grade, placeId } = hazard;
  const { on, steps } = handlingOf(hazard);
  const last = steps.findLast(({ receivedAt }) => receivedAt !== null)?.stepId ?? null;
  const seen = { on, seen: { state, grade, ...(saysLast(said.do) && { last }) }, placeId };
  const takesPhotos = withPhotos.has(said.do) || (mayHavePhotos.has(said.do) && photos.length > 0);
  const body = { ...said, ...seen, ...(takesPhotos && { photos }) } as HazardHandled;
  const listed = [...new Set(photos.map(({ sha256 }) => sha256))].sort();
  return {
    kind: 'hazard-handled',
    schema: stepSchema(body),
    subject: hazard.id,
    supersedes: null,
    photos: listed,
    body,
  };
}

/** What was said of a report before it turned out to be of a case that is known; the last photo shows it put right (`fixed`). */
type Added = NonNullable<StepOf<'comment'>['report']> & {
  note: string;
  severe: boolean;
  interim?: StepOf<'interim'>['how'] | null;
};

/**
 * What was about to be reported is a case that is known: all that was said of it becomes a comment there; that it may be major, and what was done at once
 * against it, is said of it too, all of it or nothing. Otherwise like `takeStep`.
 */
export async function addToCase(
  db: DeviceDb,
  hazard: Hazard,
  said: Added,
  shots: readonly Shot[],
  about?: string,
): Promise<void> {
  const facts = addedTo(hazard, said, shots);
  await keepShots(db, shots);
  const known = [{ type: 'hazard' as const, id: hazard.id, body: hazard }];
  await recordFacts(db, facts, () => placed(db, shots, about), known);
}

function addedTo(hazard: Hazard, { note, severe, interim, ...more }: Added, shots: readonly Shot[]) {
  const { majorRefs = [], ...others } = more;
  const met = majorRefs.length > 0 && { majorRefs };
  const report = { ...others, ...(!(severe && !isOver(hazard.state)) && met) };
  const isMore = Object.keys(report).length > 0;
  const comment = { do: 'comment' as const, note, mentions: [], adds: true as const, ...(isMore && { report }) };
  return [stepFact(hazard, comment, shots), ...graveFacts(hazard, { note, severe, interim, ...met }, { adds: true })];
}

/**
 * That it may be major, and what was done at once; of what is that grave already only the latter, unless it is added to it: what somebody else says of it stands in
 * the timeline, and counts where it was judged or closed meanwhile.
 */
function graveFacts(
  hazard: Hazard,
  { note, severe, interim, majorRefs }: Omit<Added, 'fixed'>,
  added: { adds?: true } = {},
): FactOf<'hazard-handled'>[] {
  if (severe && !isOver(hazard.state) && (added.adds || !isGrave(hazard)))
    return [
      stepFact(
        hazard,
        { do: 'raise', note, ...(interim && { how: interim }), ...(majorRefs && { majorRefs }), ...added },
        [],
      ),
    ];
  return interim && !isOver(hazard.state)
    ? [stepFact(hazard, { do: 'interim', how: interim, note, ...added }, [])]
    : [];
}

/** Its reporter corrects a report, and says that it may be major: all of it or nothing. Otherwise like `takeStep`. */
export async function amendReport(
  db: DeviceDb,
  hazard: Hazard,
  { severe, interim, ...said }: Omit<StepOf<'amend'>, 'do' | keyof Seen> & Pick<Added, 'severe' | 'interim'>,
  about?: string,
): Promise<void> {
  const note = said.text ?? hazard.text.zh;
  const facts: FactOf<'hazard-handled'>[] = [];
  if (Object.keys(said).length > 0) facts.push(stepFact(hazard, { do: 'amend', ...said }, []));
  facts.push(...graveFacts(hazard, { note, severe, interim }));
  const known = [{ type: 'hazard' as const, id: hazard.id, body: hazard }];
  if (facts.length > 0) await recordFacts(db, facts, () => placed(db, [], about), known);
}

/**
 * Remarks on a case, one after the other, the first ones with the photos, in place of what was in hand (`about`): all of it or nothing. False
 * where `isStill` says no by then. Otherwise like `takeStep`.
 */
export async function remarkOn(
  db: DeviceDb,
  hazard: Hazard,
  notes: readonly string[],
  shots: readonly Shot[],
  about: string,
  isStill: () => Promise<boolean>,
): Promise<boolean> {
  const count = Math.max(notes.length, Math.ceil(shots.length / maxPhotosPerItem));
  const facts = Array.from({ length: count }, (_, n) => {
    const note = notes[n] ?? notes.at(-1) ?? '';
    return stepFact(
      hazard,
      { do: 'comment', note, mentions: [] },
      shots.slice(n * maxPhotosPerItem, (n + 1) * maxPhotosPerItem),
    );
  });
  await keepShots(db, shots);
  const known = [{ type: 'hazard' as const, id: hazard.id, body: hazard }];
  const also = async () => (await isStill()) && placed(db, shots, about);
  return (await recordFacts(db, facts, also, known)) !== null;
}

/** Reports what was seen by itself (拍隐患, 报修). Answers the id of the hazard. Refuses `place-unknown`, `photo-required`. */
export async function reportHazard(
  db: DeviceDb,
  said: Omit<EntryOf<'hazard-reported'>['body'], 'photos'>,
  shots: readonly Shot[] = [],
  about?: string,
): Promise<string> {
  await keepShots(db, shots);
  const fact = reportFact(said, shots);
  await recordFact(db, fact, () => placed(db, shots, about));
  return fact.subject;
}

/** What reports a hazard that is new; in the oldest schema that knows all it says. */
export function reportFact(
  said: Omit<EntryOf<'hazard-reported'>['body'], 'photos'>,
  shots: readonly Shot[] = [],
): FactOf<'hazard-reported'> {
  const photos = shots.map(({ photo }) => photo);
  const listed = [...new Set(photos.map(({ sha256 }) => sha256))].sort();
  const schema = said.interim ? 3 : said.majorRefs ? 2 : 1;
  return {
    kind: 'hazard-reported',
    schema,
    subject: newId(),
    supersedes: null,
    photos: listed,
    body: { ...said, photos },
  };
}

async function placed(db: DeviceDb, shots: readonly Shot[], about: string | undefined): Promise<boolean> {
  if (about !== undefined) await letGo(db, about);
  return shotsInPlace(db, shots);
}

/** How the own entries about a case have come along, by their ids; `quarantined`: why the school keeps one aside for a manager. */
export type OnTheWay = ReadonlyMap<string, Way & { photos: number; quarantined: ProblemCode | null }>;

/** `around`: null where this phone lacks what the rules ask about. `report`: the own entry that reported it. */
export type CaseHere = { hazard: Hazard; person: Person; around: Around | null; report: string | null; sent: OnTheWay };

/**
 * A case with all that the phone knows about it; undefined when it is not here. `shown`: as the server showed it, where the phone has no
 * document of it. Usable in a live query.
 */
export async function caseHere(db: DeviceDb, id: string, shown?: Hazard): Promise<CaseHere | undefined> {
  const hazard = await hazardHere(db, id, shown);
  const [here, everybody, rows] = await Promise.all([school(db), people(db), rowsOf(db, id)]);
  const person = everybody.find((one) => one.id === db.personId);
  if (!hazard || !person) return undefined;
  const where = await place(db, hazard.placeId);
  const { book } = await responsibilityBook(db);
  const around: Around | null = where
    ? {
        place: where,
        book,
        timeZone: here?.timeZone ?? 'Asia/Shanghai',
        now: correctedMs(await moment(db)),
        into: undefined,
        people: new Map(everybody.map((one) => [one.id, one])),
      }
    : null;
  const sent: OnTheWay = new Map(
    rows.map((row) => [
      row.id,
      { ...wayOf(row), photos: row.photos.length, quarantined: isDelivered(row) ? row.quarantined : null },
    ]),
  );
  const report = rows.find(({ kind }) => kind === 'hazard-reported')?.id ?? null;
  return { hazard, person, around, report, sent };
}

/** Cases this person is responsible for or is named to re-check, or stands in today for whoever is, that are not over; what is due first comes first. */
export const ownCases = async (db: DeviceDb): Promise<Hazard[]> => (await casesInHand(db)).own;

/**
 * The same, and beside them `led`: what others have in hand of departments this person is head or deputy of; `also`: what this person reported after
 * somebody else, over or not. Usable in a live query.
 */
export async function casesInHand(
  db: DeviceDb,
): Promise<{ own: Hazard[]; led: Hazard[]; also: Hazard[]; standsInFor: string[] }> {
  const hands = await handsOf(db);
  const all = await allHazards(db);
  const also = all.filter((hazard) => hazard.reportedBy !== db.personId && reportersOf(hazard).includes(db.personId));
  const open = all.filter(({ state }) => !isOver(state)).sort((a, b) => (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity));
  const own = open.filter((hazard) => isInHand(hazard, hands.people));
  const led = open.filter(
    (hazard) => !own.includes(hazard) && hands.departments.includes(hazard.handling?.deptId ?? ''),
  );
  return { own, led, also, standsInFor: hands.people.slice(1) };
}
