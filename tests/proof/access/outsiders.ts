// What a school lets other systems read, and tells them.
import { createHash, randomBytes } from 'node:crypto';
import type { Place } from '../../../src/domain/place.ts';
import type { TokenKind } from '../../../src/domain/read-token.ts';
import { newId } from '../../../src/server/new-id.ts';
import type { Campus, Staff } from './campus.ts';
import type { Server } from './server.ts';

/** A token to read with, made by `by`; places of this campus. */
export async function giveToken(
  campus: Campus,
  { parts: { store }, clock }: Server,
  kinds: TokenKind[],
  places: readonly Place[] = [],
  by: Staff = campus.as('safety_office'),
): Promise<{ id: string; token: string }> {
  const token = randomBytes(32).toString('base64url');
  const tokenHash = createHash('sha256').update(token).digest('hex');
  const about = { id: newId(clock.ms), name: '大屏', kinds, places: places.map(({ id }) => id), madeBy: by.id };
  const added = { ...about, madeAt: clock.ms, until: clock.ms + 86_400_000, tokenHash };
  await store.tokens.add(campus.school.id, added, Infinity);
  return { id: added.id, token };
}

/** A webhook at a port that nobody is let to call, with one message that waits. */
export async function tell(
  campus: Campus,
  { parts: { store }, clock }: Server,
): Promise<{ id: string; delivery: string }> {
  const [id, delivery] = [newId(clock.ms), newId(clock.ms)];
  const wanted = { name: '大屏', url: 'http://127.0.0.1:9/hook', secret: 'secret', events: [], places: [] };
  const made = { id, madeBy: campus.as('safety_office').id, madeAt: clock.ms };
  await store.webhooks.add(campus.school.id, { ...wanted, ...made }, Infinity);
  const said = { key: delivery, nth: 1, event: 'hazard-opened' as const, about: '', body: '{}', at: clock.ms };
  await store.webhooks.queue(campus.school.id, id, [{ id: delivery, ...said }], Number.MAX_SAFE_INTEGER);
  return { id, delivery };
}
