// What the server lets somebody see, and in what a phone differs from it (I10).
import { canonical } from '../../src/domain/canonical.ts';
import type { Document } from '../../src/domain/documents.ts';
import { placesWalked, type Person } from '../../src/domain/person.ts';
import { nobodyYet } from '../../src/domain/responsibility.ts';
import { holdsOf } from '../../src/server/holds.ts';
import { officeOf } from '../../src/server/known-here.ts';
import { yucai } from '../cast.ts';
import type { Standing } from './tables.ts';
import { waitFor } from './waiting.ts';
import type { World } from './world.ts';

type Seen = Pick<Document, 'type' | 'id'> & { body: string };

const windowMs = 30 * 86_400_000;

export function serverView(world: World, person: Person): Map<string, string> {
  const { store } = world.server.parts;
  const since = world.server.clock.now() - windowMs;
  const now = waitFor(world, store.documents.read(yucai.id, 'person', person.id));
  const book = waitFor(world, store.documents.read(yucai.id, 'responsibility', yucai.id));
  const asked = {
    schoolId: yucai.id,
    personId: person.id,
    everybody: true,
    groups: waitFor(world, store.documents.groupsOf(yucai.id, now ?? person)),
    walks: placesWalked(now ?? person),
    holds: holdsOf(book ?? nobodyYet, now ?? person, yucai.timeZone, world.server.clock.now()),
    office: officeOf(now ?? person),
    seq: 0,
    since,
    maxDocuments: 1e6,
    maxBytes: 1e9,
  };
  const seen = waitFor(world, store.documents.changes(asked)).documents as Seen[];
  // People aside: their scopes were moved behind the ledger's back.
  return new Map(
    seen
      .filter(({ type }) => type !== 'person')
      .map(({ type, id, body }) => [`${type},${id}`, canonical(JSON.parse(body))]),
  );
}

/** Whether the school lets somebody see the same as before. */
export const isStill = (before: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): boolean =>
  before.size === now.size && [...now].every(([key, body]) => before.get(key) === body);

/** What is written again is another object (`tables.ts`). */
const texts = new WeakMap<object, string>();
function textOf(body: object): string {
  const known = texts.get(body);
  if (known !== undefined) return known;
  const text = canonical(body);
  texts.set(body, text);
  return text;
}

export function difference(expected: ReadonlyMap<string, string>, { documents }: Standing): string | null {
  for (const [key, body] of expected) {
    const row = documents.get(key);
    if (!row) return `${key} is not on the phone`;
    if (textOf(row.body as object) !== body) return `${key} is another one on the phone`;
  }
  for (const [key, { type }] of documents)
    if (type !== 'person' && !expected.has(key)) return `${key} is only on the phone`;
  return null;
}
