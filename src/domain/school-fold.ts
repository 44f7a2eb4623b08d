// What entries add up to where the whole ledger is. A phone waits for the school to say what became of a case that another was merged into.
import { foldWithRegister } from './asset-fold.ts';
import type { Document, Read } from './documents.ts';
import type { Entry } from './entry.ts';
import { gradeRank, type Hazard } from './hazard.ts';
import { madeGraveBy } from './hazard-course.ts';
import { withStep } from './hazard-fold.ts';
import { handlingOf } from './hazard-handling.ts';
import { graveSinceOf } from './hazard-times.ts';
import { isOver } from './hazard-words.ts';

/** Like `foldWithRegister`, with the case that another was merged into. */
export function foldAtSchool(entry: Entry, read: Read, schoolId: string, receivedAt: number | null): Document[] {
  const documents = foldWithRegister(entry, read, schoolId, receivedAt);
  const other = documents.find(({ type, id }) => type === 'hazard' && id === entry.subject);
  return other?.type === 'hazard' ? [...documents, ...intoWhich(entry, other.body, read)] : documents;
}

function intoWhich(entry: Entry, other: Hazard, read: Read): Document[] {
  const { steps, since } = handlingOf(other);
  const step = steps.at(-1);
  if (entry.kind !== 'hazard-handled' || entry.body.do !== 'merge' || !step || step.without) return [];
  const into = read('hazard', entry.body.into);
  if (!into || isOver(into.state)) return [];
  const after = tookIn(into, other, { id: entry.id, now: since });
  const who = { id: other.reportedBy, name: other.reportedByName, photos: other.photos };
  const body = withStep(after, { ...step, ...who, said: { do: 'took-in' }, state: after.state });
  return [{ type: 'hazard', id: body.id, body }];
}

/**
 * As grave as the graver of the two, with the points of the guide that either meets. Of what may be major the older clock runs on: being merged does not make it
 * less grave, nor buy time (`domain.md` 12, 13).
 */
function tookIn(hazard: Hazard, other: Hazard, by: { id: string; now: number }): Hazard {
  const majorRefs = [...new Set([...hazard.majorRefs, ...other.majorRefs])];
  const since = Math.min(...[hazard, other].flatMap((one) => (one.grade === 'MS' ? [graveSinceOf(one)] : [])));
  if (gradeRank(other.grade) > gradeRank(hazard.grade))
    return { ...madeGraveBy(hazard, other.grade, since, by), majorRefs };
  const isOlder = hazard.grade === 'MS' && since < graveSinceOf(hazard);
  return { ...hazard, majorRefs, handling: { ...handlingOf(hazard), ...(isOlder && { graveSince: since }) } };
}
