// A judgement to less stands on all that others have said of its being major (`domain.md` 12, 13). None of that moves on what is as grave already. Only where the whole ledger is.
import { couldKnow } from './case-around.ts';
import type { Entry, EntryOf } from './entry.ts';
import { handlingOf, signsMoreSince, type HazardStep } from './hazard-handling.ts';
import type { Hazard } from './hazard.ts';
import { doneMs } from './moment.ts';

type Judgement = EntryOf<'hazard-handled'>;

/** Says, with effect, that it may be major: by raising it, with a point of the guide, or of what was merged in. */
export const saysMajor = ({ said, without }: HazardStep): boolean =>
  !without &&
  (said.do === 'raise' || said.do === 'took-in' || (said.do === 'comment' && !!said.report?.majorRefs?.length));

/** The case after the entry; as before it, with the judgement on it without effect, where who judges it to be less has not seen all of that. */
export function unlessUnread(
  after: Hazard,
  before: Hazard | undefined,
  entry: Entry,
  receivedAt: number | null,
): Hazard {
  if (!before || receivedAt === null || entry.kind !== 'hazard-handled' || !isUnread(before, entry, receivedAt))
    return after;
  const { steps } = handlingOf(after);
  const last = steps.at(-1);
  if (!last || last.stepId !== entry.id || last.without) return after;
  const kept = { ...last, state: before.state, without: 'step-not-now' as const, unread: true as const };
  const { marked } = after;
  return {
    ...before,
    ...(marked && { marked }),
    handling: { ...handlingOf(before), steps: [...steps.slice(0, -1), kept] },
  };
}

/** A judgement says which step it has seen last (`last`); where it does not, what could be known was seen. From schema 12 on. */
function isUnread({ handling }: Hazard, { body, schema, by, at }: Judgement, now: number): boolean {
  if (body.do !== 'judge' || body.grade === 'M' || schema < signsMoreSince) return false;
  const { last } = body.seen;
  const steps = handling?.steps ?? [];
  const since = steps.slice(steps.findLastIndex(({ stepId }) => stepId === (last === undefined ? body.on : last)) + 1);
  const said = { now, ...(at.serverOffsetMs !== null && { saidAt: doneMs(at, now) }) };
  const isSeen = (one: HazardStep): boolean => last === undefined && couldKnow(one, said);
  return since.some((one) => saysMajor(one) && (one.mergedBy ?? one).id !== by && !isSeen(one));
}
