// Entries the server makes itself: the founding of a school, and accounts.
import { createHash } from 'node:crypto';
import { hashedText, type Entry } from '../domain/entry.ts';
import { newId } from './new-id.ts';

type Made<E> = E extends Entry ? Pick<E, 'kind' | 'schema' | 'subject' | 'body'> & { photos?: string[] } : never;
export type Fact = Made<Entry>;

/** Whole entries from facts, numbered from `firstOpSeq`. The server's clock is the true one. `now` in UTC ms. */
export function makeEntries(
  facts: readonly Fact[],
  by: string,
  device: string,
  firstOpSeq: number,
  now: number,
): Entry[] {
  const at = { ms: now, offsetMin: 0, serverOffsetMs: 0, serverOffsetAgeMs: 0, sinceStartMs: 0 };
  return facts.map((fact, i) => {
    const envelope = { id: newId(now), by, device, opSeq: firstOpSeq + i, at, supersedes: null };
    const entry = Object.assign({ photos: [] }, fact, envelope);
    return withHash(entry as Omit<Entry, 'hash'>);
  });
}

export const withHash = (entry: Omit<Entry, 'hash'>): Entry =>
  ({ ...entry, hash: createHash('sha256').update(hashedText(entry)).digest('hex') }) as Entry;
