// What is in the ledger and was told to nobody is told by the clock: a server that died right behind a commit, a database another program held, the
// file of a phone that was taken in while the server stood still.
import { breath } from '../breath.ts';
import type { Parts } from '../env.ts';
import { tellOfLine } from './tell-of-entries.ts';

/** What came in so shortly before is being told of just now. */
const graceMs = 30_000;
/** A line that nobody can be told of, for a reason of its own, holds up those behind it no longer than this. */
const mostTries = 10;

type Tried = { id: string; times: number };

/** One look; twice a minute. `now` in UTC ms. */
export function tellingAgain(parts: Pick<Parts, 'store' | 'log' | 'now'>): (now: number) => Promise<void> {
  const { messages, documents } = parts.store;
  let tried: Tried | null = null;
  return async (now) => {
    const school = await documents.school();
    if (!school) return;
    const rest = breath();
    for (;;) {
      const { line, more } = await messages.untold(school.id, { from: now - graceMs, to: now });
      if (line) {
        try {
          await tellOfLine(parts, school.id, line);
        } catch (fault) {
          tried = { id: line.id, times: tried?.id === line.id ? tried.times + 1 : 1 };
          parts.log.error({ err: fault, entry: line.id, times: tried.times }, 'nobody could be told of an entry');
          if (tried.times < mostTries) return;
          messages.noteTold([line.id]);
        }
      } else if (!more) return;
      await rest();
    }
  };
}
