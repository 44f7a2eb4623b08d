// How far a phone has read. Opaque to it, signed by us, and good for one person in one life of the database.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import * as v from 'valibot';
import type { Person } from '../domain/person.ts';
import { Refusal } from '../domain/refusal.ts';
import { Count, Id, Ms } from '../domain/schema/text.ts';

/**
 * `scope`: what the person could see by role and places. `since`: where the phone's window of own records began, UTC ms. `fence`: down to which open cases of others
 * lie on the phone; left out while all of them do. `begun`: where the ledger ended when this download began: nothing is on the phone that went before.
 */
const Cursor = v.strictObject({
  epoch: Id,
  person: Id,
  scope: v.string(),
  seq: Count,
  since: Ms,
  fence: v.optional(v.strictTuple([v.number(), Ms, v.string()])),
  begun: v.optional(Count),
});
export type Cursor = v.InferOutput<typeof Cursor>;

/**
 * Changes when the person's role, places or groups change, whom the person stands in for or which departments he leads (`holds`), whose office's turn comes along
 * (`office`), or what is shown to such a person: then everything is offered again.
 */
export const scopeVersion = (
  person: Pick<Person, 'role' | 'scope'>,
  groups: readonly string[],
  holds: readonly string[] = [],
  office: string | null = null,
): string =>
  createHash('sha256')
    .update(
      [
        'open hazards',
        person.role,
        ...[...person.scope].sort(),
        ...[...groups].sort(),
        ...holds,
        ...(office ? [`turn ${office}`] : []),
      ].join('\n'),
    )
    .digest('base64url')
    .slice(0, 12);

const sign = (text: string, secret: Uint8Array): string =>
  createHmac('sha256', secret).update(text).digest('base64url');

export function writeCursor(cursor: Cursor, secret: Uint8Array): string {
  const text = Buffer.from(JSON.stringify(cursor)).toString('base64url');
  return `${text}.${sign(text, secret)}`;
}

/** Refuses `bad-cursor` when it is not ours or another person's. Whether its epoch still stands is another question. */
export function readCursor(given: string, secret: Uint8Array, personId: string): Cursor {
  const [text = '', signature = '', ...more] = given.split('.');
  const expected = Buffer.from(sign(text, secret));
  const got = Buffer.from(signature);
  if (more.length > 0 || got.length !== expected.length || !timingSafeEqual(got, expected))
    throw new Refusal('bad-cursor');
  const cursor = v.parse(Cursor, JSON.parse(Buffer.from(text, 'base64url').toString()));
  if (cursor.person !== personId) throw new Refusal('bad-cursor');
  return cursor;
}
