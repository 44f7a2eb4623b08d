// Invites of several people at once, with their codes, before anything is kept.
import { inviteForMs, type InviteMade } from '../domain/invite.ts';
import type { Person } from '../domain/person.ts';
import type { Fact } from './entries.ts';
import type { Parts } from './env.ts';
import { inviteHash, newInviteCode } from './invite-code.ts';
import { newId } from './new-id.ts';
import type { NewInvite } from './store/invite-store.ts';

type Invited = Pick<Person, 'id' | 'name' | 'username'>;
/** `kept` goes into the store, `told` to whoever made them and nowhere else. */
export type Making = { kept: NewInvite[]; told: InviteMade[]; facts: Fact[] };

/** `now` in UTC ms. */
export async function makeInvites(
  { store }: Pick<Parts, 'store'>,
  people: readonly Invited[],
  madeBy: string,
  now: number,
): Promise<Making> {
  const until = now + inviteForMs;
  const made = await Promise.all(
    people.map(async ({ id: personId, name, username }) => {
      const [id, code] = [newId(now), newInviteCode(now)];
      const codeHash = await inviteHash(code, store.secret);
      return {
        kept: { id, personId, codeHash, madeBy, madeAt: now, until },
        told: { id, personId, name, username, code, until },
        fact: { kind: 'person-invited', schema: 1, subject: personId, body: { until } } satisfies Fact,
      };
    }),
  );
  return {
    kept: made.map(({ kept }) => kept),
    told: made.map(({ told }) => told),
    facts: made.map(({ fact }) => fact),
  };
}
