// Takes what changed after the cursor, page by page, each page and its cursor in one transaction.
import { applyChanges, pullState, restartPull } from '../db/changes.ts';
import { noteEpoch, wantedAgain } from '../db/delivered.ts';
import { anchorOf, noteHeard } from '../db/heard.ts';
import { hasMoved } from '../db/moved-places.ts';
import type { ProblemCode } from '../domain/refusal.ts';
import * as rest from './rest.ts';
import { stopOf, type Stop, type Turn } from './turn.ts';

/** The cursor is of no use any more; what was recorded here is not concerned. */
const startsAnew = new Set<ProblemCode | undefined>(['epoch-changed', 'resync', 'bad-cursor']);
const mostRestarts = 2;

/** What a download tells meanwhile. */
export type Hearing = {
  /** So many documents of a page are kept. */
  page: (documents: number) => void;
  /** A page is on its way. */
  reads: (reading: rest.Reading) => void;
};

/** Pulls until there is no more. Null when all went well. */
export async function pullAll(turn: Turn, hearing?: Hearing): Promise<Stop | null> {
  const { db } = turn;
  for (let restarts = 0; restarts <= mostRestarts;) {
    const { cursor } = await pullState(db);
    // A cursor is good for one person only; without one it is asked first whose documents would come (S3).
    const stop = (await turn.stop()) ?? (cursor === '' ? ((await ownSession(turn)) ?? (await turn.stop())) : null);
    if (stop) return stop;
    const answered = await rest.changes(cursor, await anchorOf(db), turn.line, hearing?.reads);
    if (!answered.ok) {
      const stopped = stopOf(answered);
      if (stopped) return stopped;
      if (!startsAnew.has(answered.code)) return { why: 'unreachable' };
      await restartPull(db);
      restarts++;
      continue;
    }
    const { body, receivedAt } = answered;
    const isAnew = await noteEpoch(db, body.epoch, receivedAt);
    await noteHeard(db, answered);
    if (!isAnew && (await hasMoved(db, body.documents))) {
      await restartPull(db);
      restarts++;
      continue;
    }
    if (!isAnew) await wantedAgain(db, body.wanted ?? []);
    if (isAnew || !(await applyChanges(db, cursor, body))) {
      restarts++;
      continue;
    }
    hearing?.page(body.documents.length);
    if (!body.more) return null;
    if (body.cursor === cursor) return { why: 'unreachable' };
  }
  return { why: 'unreachable' };
}

/** Nobody else's documents may come into this database because somebody else has just signed in (S3). */
async function ownSession({ db, line }: Turn): Promise<Stop | null> {
  const answered = await rest.whose(line);
  if (!answered.ok) return stopOf(answered) ?? { why: 'unreachable' };
  return answered.body.person.id === db.personId ? null : { why: 'login' };
}
