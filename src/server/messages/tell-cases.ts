// Whom a case concerns is told inside the app: by a step that was taken, by a report that came in, and by the clock.
import type { Hazard } from '../../domain/hazard.ts';
import { handlingOf } from '../../domain/hazard-handling.ts';
import { dayOf } from '../../domain/inspection.ts';
import { soonMs } from '../../domain/hazard-soon.ts';
import { dayMs } from '../../domain/hazard-times.ts';
import { isOver } from '../../domain/hazard-words.ts';
import type { MessageTopic } from '../../domain/message.ts';
import { nobodyYet } from '../../domain/responsibility.ts';
import { noticesOfClock, noticesOfLate, remindersOf } from '../case-clock.ts';
import {
  noticesOfAbsence,
  noticesOfComeBack,
  noticesOfMerged,
  noticesOfReport,
  noticesOfStep,
} from '../case-notices.ts';
import type { CaseNotice, CaseTopic } from '../case-notice.ts';
import type { CaseAround } from '../case-people.ts';
import { breath } from '../breath.ts';
import { coveredFor, coveredNotes } from '../routes/restricted-items.ts';
import type { Parts } from '../env.ts';
import { tell } from './tell.ts';

type Store = Parts['store'];

const topics: Record<CaseTopic, MessageTopic> = {
  yours: 'case-yours',
  check: 'case-check',
  decide: 'case-decide',
  decided: 'case-decided',
  failed: 'case-failed',
  taken: 'case-taken',
  rejected: 'case-rejected',
  merged: 'case-merged',
  escalated: 'case-escalated',
  closed: 'case-closed',
  reopened: 'case-reopened',
  rebound: 'case-rebound',
  corrected: 'case-corrected',
  mentioned: 'case-mentioned',
  commented: 'case-commented',
  soon: 'case-soon',
  'look-back': 'case-look-back',
  'look-back-late': 'case-look-back-late',
  overdue: 'case-overdue',
  late: 'case-late',
  judged: 'case-judged',
  supervised: 'case-supervised',
  'accept-late': 'case-accept-late',
  'interim-late': 'case-interim-late',
  'plan-late': 'case-plan-late',
  'report-late': 'case-report-late',
  'urge-late': 'case-urge-late',
};

type Around = (hazard: Hazard) => Promise<CaseAround | null>;

/** Asks once about what is the same for all cases of a row. Null where the place is not there. */
async function aroundAll(store: Store, schoolId: string, now: number): Promise<Around> {
  const [school, book, people] = await Promise.all([
    store.documents.school(),
    store.documents.read(schoolId, 'responsibility', schoolId),
    store.documents.people(schoolId),
  ]);
  return async ({ placeId }) => {
    const place = await store.documents.read(schoolId, 'place', placeId);
    return school && place ? { place, book: book ?? nobodyYet, people, timeZone: school.timeZone, now } : null;
  };
}

const aroundOf = async (store: Store, schoolId: string, hazard: Hazard, now: number): Promise<CaseAround | null> =>
  (await aroundAll(store, schoolId, now))(hazard);

async function sayAll(store: Store, schoolId: string, notices: readonly CaseNotice[], now: number): Promise<void> {
  if (notices.length === 0) return;
  const readersOf = await noteReaders(store, schoolId, now);
  for (const { personIds, topic, key, data } of notices) {
    const { hazardId, what, place, at, by, note, why } = data;
    const facts = { what, place, ...(at !== null && { at }), ...(by !== '' && { by }), ...(why && { why }) };
    const message = { topic: topics[topic], key: `case ${key}`, about: hazardId, facts };
    const readers = note === '' ? [] : await readersOf(hazardId, personIds);
    const others = personIds.filter((id) => !readers.includes(id));
    if (readers.length > 0) await tell(store, schoolId, readers, { ...message, facts: { ...facts, note } }, now);
    if (others.length > 0) await tell(store, schoolId, others, message, now);
  }
}

/** To whom of these is told what was written: not who a student may be, to whoever may not read it and has nothing to do with the case. */
async function noteReaders(store: Store, schoolId: string, now: number) {
  const school = await store.documents.school();
  const people = new Map((await store.documents.people(schoolId)).map((one) => [one.id, one]));
  const isRestricted = await coveredNotes(store, schoolId);
  return async (hazardId: string, personIds: readonly string[]): Promise<readonly string[]> => {
    const hazard = await store.documents.read(schoolId, 'hazard', hazardId);
    if (!hazard || !isRestricted(hazard)) return personIds;
    const readers: string[] = [];
    for (const id of personIds) {
      const person = people.get(id);
      if (!school || !person) continue;
      const isCovered = await coveredFor({ store, now: () => now }, { person, school });
      if (!isCovered(hazard)) readers.push(id);
    }
    return readers;
  };
}

async function mainOf(store: Store, schoolId: string, { handling }: Hazard): Promise<Hazard | undefined> {
  const main = handling?.mergedInto ? await store.documents.read(schoolId, 'hazard', handling.mergedInto) : undefined;
  return main?.state === 'merged' ? mainOf(store, schoolId, main) : main;
}

/** Of one step, by its entry. `on`: the last step that whoever said it had been told, or else the one that had moved the case, where that is known; `now` in UTC ms. */
export async function tellStep(
  store: Store,
  schoolId: string,
  { hazardId, entryId, on }: { hazardId: string; entryId: string; on?: string | null },
  now: number,
): Promise<void> {
  const hazard = await store.documents.read(schoolId, 'hazard', hazardId);
  const step = hazard && handlingOf(hazard).steps.findLast(({ stepId }) => stepId === entryId);
  const around = hazard && (await aroundOf(store, schoolId, hazard, now));
  if (!hazard || !step || !around) return;
  const main = hazard.state === 'merged' ? await mainOf(store, schoolId, hazard) : undefined;
  // What is added to a case that goes on elsewhere is told there.
  if (main?.handling?.steps.some(({ stepId, said }) => stepId === entryId && 'adds' in said))
    return tellStep(store, schoolId, { hazardId: main.id, entryId }, now);
  const merged = isOver(hazard.state) ? await store.cases.mergedInto(schoolId, hazardId) : [];
  const notices = [...noticesOfStep(hazard, step, around, on), ...noticesOfMerged(merged, hazard, step, around)];
  await sayAll(store, schoolId, notices, now);
}

/** Of cases that the school itself has passed on, because somebody left: whose they are now. `now` in UTC ms. */
export async function tellMoved(store: Store, hazardIds: readonly string[], now: number): Promise<void> {
  const school = hazardIds.length > 0 ? await store.documents.school() : undefined;
  if (!school) return;
  for (const hazardId of hazardIds) {
    const hazard = await store.documents.read(school.id, 'hazard', hazardId);
    const moves = hazard ? handlingOf(hazard).steps.filter(({ said }) => said.do === 'move') : [];
    for (const { stepId } of moves) await tellStep(store, school.id, { hazardId, entryId: stepId }, now);
  }
}

/** Of a case that was closed and is seen again, by the entry that says so. `now` in UTC ms. */
export async function tellComeBack(
  store: Store,
  schoolId: string,
  seen: { hazardId: string; entryId: string; by: string },
  now: number,
): Promise<void> {
  const hazard = await store.documents.read(schoolId, 'hazard', seen.hazardId);
  const into = hazard?.state === 'merged' ? handlingOf(hazard).mergedInto : null;
  if (into !== null) return tellComeBack(store, schoolId, { ...seen, hazardId: into }, now);
  const around = hazard && (await aroundOf(store, schoolId, hazard, now));
  if (!hazard || !around) return;
  const name = around.people.find(({ id }) => id === seen.by)?.name ?? '';
  await sayAll(store, schoolId, noticesOfComeBack(hazard, { id: seen.entryId, by: seen.by, name }, around), now);
}

/** Of what was just reported: whoever has to look at it. `now` in UTC ms. */
export async function tellReport(store: Store, schoolId: string, hazardId: string, now: number): Promise<void> {
  const hazard = await store.documents.read(schoolId, 'hazard', hazardId);
  // What may be major is told as such.
  if (!hazard || hazard.grade === 'MS') return;
  const around = await aroundOf(store, schoolId, hazard, now);
  if (around) await sayAll(store, schoolId, noticesOfReport(hazard, around), now);
}

/** Days after a deadline at which it goes up a rung, and the day before it. */
const moments = [-soonMs, 0, dayMs, 3 * dayMs, 7 * dayMs];

const atOnce = 20;

/** What is due within a day, what was not done in time, and what has gone up a rung in the last day; each is told once. `now` in UTC ms. */
export async function tellClocks({ store }: Pick<Parts, 'store'>, schoolId: string, now: number): Promise<void> {
  const asked = { since: now - dayMs, reported: null, steps: moments, now };
  const hazards = await store.cases.worthTelling(schoolId, asked);
  const around = await aroundAll(store, schoolId, now);
  const rest = breath();
  for (let from = 0; from < hazards.length; from += atOnce) {
    // Together they are one flush to disk.
    await Promise.all(
      hazards.slice(from, from + atOnce).map(async (hazard) => {
        const here = await around(hazard);
        if (!here) return;
        const notices = [remindersOf, noticesOfClock, noticesOfLate].flatMap((of) => of(hazard, here));
        await sayAll(store, schoolId, notices, now);
      }),
    );
    await rest();
  }
  await tellAbsences(store, schoolId, around, now);
}

/** Whoever stands in hears of what waits for somebody who is away, also where that came first. */
async function tellAbsences(store: Store, schoolId: string, around: Around, now: number): Promise<void> {
  const [school, book] = await Promise.all([
    store.documents.school(),
    store.documents.read(schoolId, 'responsibility', schoolId),
  ]);
  if (!school || !book) return;
  const day = dayOf(now, school.timeZone);
  const away = book.absences.filter(({ from, to }) => from <= day && day <= to).map(({ personId }) => personId);
  if (away.length === 0) return;
  for (const hazard of await store.cases.ofPeople(schoolId, away)) {
    const here = await around(hazard);
    if (here) await sayAll(store, schoolId, noticesOfAbsence(hazard, here), now);
  }
}
