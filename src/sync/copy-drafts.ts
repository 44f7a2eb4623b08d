// A copy of what is being filled in goes to the school, as well as it can: whoever loses the phone goes on from there (RULES.md E6).
import { copyVersion, markCopied, uncopied } from '../db/copied.ts';
import { put, remove } from './rest.ts';
import { mayBeOfOne, stopOf, type Stop, type Turn } from './turn.ts';

/** After everything else. A copy that is refused waits for the next change: it never stands in the way of anything. */
export async function copyDrafts(turn: Turn): Promise<Stop | null> {
  const { db, line } = turn;
  const { changed, gone } = await uncopied(db);
  let sentBack: Stop | null = null;
  for (const [id, draft] of [
    ...gone.map((id) => [id, null] as const),
    ...changed.map((one) => [one.id, one] as const),
  ]) {
    const stop = await turn.stop();
    if (stop) return stop;
    const path = `/api/drafts/${id}`;
    const answered = await (draft ? put(path, { version: copyVersion, draft }, line) : remove(path, line));
    const stopped = answered.ok || answered.why === 'refused' ? null : stopOf(answered);
    if (stopped && !mayBeOfOne(stopped)) return stopped;
    if (stopped) sentBack = stopped;
    else await markCopied(db, id, draft && draft.changedAt);
  }
  return sentBack;
}
