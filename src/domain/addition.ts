// What was about to be reported, and was added to a case that has ended meanwhile (就是这件，补充进去): nobody has that any more, so that it is taken up again, or goes on
// where that goes on. Only where the whole ledger is.
import { changed } from './case-change.ts';
import { comeBack } from './case-lives.ts';
import type { Document, Read } from './documents.ts';
import type { EntryOf } from './entry.ts';
import { foldHazardEntry, isAdded, photosIn, withStep } from './hazard-fold.ts';
import { handlingOf, sinceAddedOnce, sinceTakenUp, type HazardHandled } from './hazard-handling.ts';
import { isOver } from './hazard-words.ts';
import { reportedAlso, type Hazard } from './hazard.ts';
import { markedIn, withMarked } from './marked.ts';
import { mainOf, withMain } from './merging.ts';
import { doneMs } from './moment.ts';
import { Refusal } from './refusal.ts';

type Handled = EntryOf<'hazard-handled'>;

/** The documents after what is said of a case that is over; null where that is a remark on it, as anything else. */
export function whereItIsAdded(
  entry: Handled,
  read: Read,
  schoolId: string,
  receivedAt: number | null,
): Document[] | null {
  const named = read('hazard', entry.subject);
  if (!isAdded(entry.body) || entry.schema < sinceTakenUp || !named || !isOver(named.state)) return null;
  const main = mainOf(named, read) ?? named;
  if (entry.schema >= sinceAddedOnce && (isSpent(main, entry.by) || isOver(entry.body.seen.state)))
    return withoutEffect(entry, foldHazardEntry(entry, read, schoolId, receivedAt));
  const standing = takenUp(main, entry, receivedAt);
  if (main === named && standing === named) return null;
  const there = { ...entry, subject: main.id, body: { ...entry.body, placeId: main.placeId } };
  const known = ((type, id) => (type === 'hazard' && id === main.id ? standing : read(type, id))) as Read;
  const folded = foldHazardEntry(there, known, schoolId, receivedAt).find(({ id }) => id === main.id);
  if (folded?.type !== 'hazard') return null;
  const after = standing === main ? folded.body : saysAgain(folded.body);
  return withMain(main, after, main === named ? after : alsoSaid(named, entry, after), read);
}

/**
 * 不予立案 is appealed against once (`domain.md` 7.1), and not by way of this: has this person made it stand again before, or appealed, and was it turned down once
 * more?
 */
function isSpent({ state, reportedBy, handling }: Hazard, personId: string): boolean {
  if (state !== 'rejected') return false;
  const stoodAgain = handling?.steps.some(({ id, again }) => again === true && id === personId) ?? false;
  return stoodAgain || (reportedBy === personId && handling?.appealed === true);
}

const withoutEffect = ({ id }: Handled, documents: Document[]): Document[] =>
  documents.map((one) => {
    if (one.type !== 'hazard') return one;
    const handling = handlingOf(one.body);
    const steps = handling.steps.map((step) =>
      step.stepId === id ? { ...step, without: step.without ?? ('limit-reached' as const) } : step,
    );
    return { type: 'hazard', id: one.id, body: { ...one.body, handling: { ...handling, steps } } };
  });

/** What would take up without end what was turned down, said in a schema whose folding sees to no limit, is refused when it comes. */
export function checkAdded(entry: Handled, read: Read): void {
  const { schema, body, by, subject } = entry;
  const named = read('hazard', subject);
  if (!named || !isAdded(body) || !isOver(named.state) || schema < sinceTakenUp || schema >= sinceAddedOnce) return;
  if (isOver(body.seen.state)) throw new Refusal('step-not-now', { state: named.state });
  if (isSpent(mainOf(named, read) ?? named, by)) throw new Refusal('limit-reached');
}

/** As it stands once somebody says that it is there: not what was seen before it was put right, unless it may be major, which is judged (`domain.md` 6.2). */
function takenUp(hazard: Hazard, { id, at, body }: Handled, receivedAt: number | null): Hazard {
  const seenAt = doneMs(at, receivedAt);
  const by = { id, now: receivedAt ?? seenAt };
  const { answers, closed } = handlingOf(hazard);
  if (hazard.state === 'withdrawn' || hazard.state === 'rejected')
    return changed(hazard, { state: 'reported', handling: { answers: { ...answers, ended: null } } }, by);
  const isClosed = hazard.state === 'closed' || hazard.state === 'archived';
  return isClosed && (seenAt > (closed?.at ?? Infinity) || mayBeMajor(body)) ? comeBack(hazard, by) : hazard;
}

const mayBeMajor = (step: HazardHandled): boolean =>
  step.do === 'raise' || (step.do === 'comment' && (step.report?.majorRefs?.length ?? 0) > 0);

function saysAgain(hazard: Hazard): Hazard {
  const handling = handlingOf(hazard);
  const steps = handling.steps.map((one, n) =>
    n === handling.steps.length - 1 ? { ...one, again: true as const } : one,
  );
  return { ...hazard, handling: { ...handling, steps } };
}

/** Of a case that goes on elsewhere, where it is read as well. */
function alsoSaid(named: Hazard, { by, body }: Handled, main: Hazard): Hazard {
  const { again: _again, ...step } = handlingOf(main).steps.at(-1)!;
  const marked = withMarked(reportedAlso(named, by), markedIn(photosIn(body)));
  return withStep(marked, { ...step, state: named.state, elsewhere: true });
}
