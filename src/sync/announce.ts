// Manifest first: before anything is sent, the school hears in a few bytes what this phone holds (RULES.md P9).
import { markAnnounced, markTold, untold } from '../db/announced.ts';
import { installIdOf } from '../db/meta.ts';
import { maxAnnounced, protocol } from '../domain/protocol.ts';
import * as rest from './rest.ts';
import type { Stop, Turn } from './turn.ts';

/** Null when the entries may go, whether or not the school could be told: only a line that is not there ends the round. */
export async function announce(turn: Turn): Promise<Stop | null> {
  const { db } = turn;
  for (;;) {
    const { items, through, lost } = await untold(db, maxAnnounced);
    if (items.length === 0 && !lost) return null;
    const stop = await turn.stop();
    if (stop) return stop;
    const message = { protocol, device: await installIdOf(db), items, ...(lost ? { lost } : {}) } as const;
    const answered = await rest.announce(message, turn.line);
    if (!answered.ok) return answered.status === 0 ? { why: 'unreachable' } : null;
    await markAnnounced(db, through);
    if (lost) await markTold(db);
    if (items.length === 0) return null;
  }
}
