// Tokens with which other systems of the school read: made, listed and revoked by those who look after the whole school.
import type { Hono } from 'hono';
import { randomBytes } from 'node:crypto';
import { authorize } from '../../domain/authorize.ts';
import { placeName } from '../../domain/place.ts';
import { protocol } from '../../domain/protocol.ts';
import {
  mayGive,
  mostTokens,
  NewReadToken,
  ReadTokenMade,
  ReadTokens,
  type ReadTokenRow,
} from '../../domain/read-token.ts';
import { Refusal } from '../../domain/refusal.ts';
import { tokenState } from '../by-token.ts';
import type { Parts, PatrolEnv, SignedIn } from '../env.ts';
import { newId } from '../new-id.ts';
import { readJson, readMessage } from '../read-body.ts';
import { hashOf, signedIn } from '../sessions.ts';
import type { KnownToken } from '../store/token-store.ts';
import { describe } from './describe.ts';
import { mustBePlaces } from './known-places.ts';

const noStore = { 'cache-control': 'no-store' };
const dayMs = 86_400_000;
/** What a token begins with, so that people and scanners for secrets know what they have found. */
const mark = 'cp_read_';

/** To those who do not look after the whole school there is nothing here. */
function mustLookAfter({ person }: SignedIn): void {
  if (!authorize(person, { do: 'look-after-school' })) throw new Refusal('not-found');
}

export function readTokenRoutes(app: Hono<PatrolEnv>, parts: Parts): void {
  const { store, now } = parts;
  const guard = signedIn(parts);

  async function rowsOf(schoolId: string, tokens: readonly KnownToken[], at: number): Promise<ReadTokenRow[]> {
    const people = new Map((await store.documents.people(schoolId)).map((one) => [one.id, one]));
    const places = new Map((await store.documents.places(schoolId)).map((one) => [one.id, placeName(one)]));
    return tokens.map((token) => ({
      id: token.id,
      name: token.name,
      kinds: token.kinds,
      places: token.places.map((id) => ({ id, name: places.get(id) ?? '' })),
      madeByName: people.get(token.madeBy)?.name ?? '',
      madeAt: token.madeAt,
      until: token.until,
      lastUsedAt: token.lastUsedAt,
      state: tokenState(token, people.get(token.madeBy), at),
    }));
  }

  const list = describe({
    summary: 'Tokens with which others read; for managers of the whole school and who keeps the accounts',
    gives: ReadTokens,
    refuses: ['login', 'revoked', 'not-found'],
  });
  app.get('/api/read-tokens', list, guard, async (c) => {
    const who = c.get('signedIn');
    mustLookAfter(who);
    const at = now();
    const rows = await rowsOf(who.school.id, await store.tokens.list(who.school.id), at);
    const answer: ReadTokens = { protocol, rows, kinds: mayGive(who.person), asOf: at };
    return c.json(answer, 200, noStore);
  });

  const make = describe({
    summary: 'Make a token to read with; it is told once',
    takes: NewReadToken,
    gives: ReadTokenMade,
    status: 201,
    refuses: [
      'bad-json',
      'bad-shape',
      'unknown-field',
      'login',
      'revoked',
      'csrf',
      'forbidden',
      'not-found',
      'limit-reached',
      'place-unknown',
      'too-large',
      'not-json',
    ],
  });
  app.post('/api/read-tokens', make, guard, async (c) => {
    const who = c.get('signedIn');
    mustLookAfter(who);
    const { name, kinds, places, days } = readMessage(NewReadToken, await readJson(c));
    const given = mayGive(who.person);
    if (!kinds.every((kind) => given.includes(kind))) throw new Refusal('forbidden');
    await mustBePlaces(store, who.school.id, places);
    const at = now();
    const token = mark + randomBytes(32).toString('base64url');
    const until = at + days * dayMs;
    const about = { id: newId(at), name, kinds, places, madeBy: who.person.id, madeAt: at, until };
    if (!(await store.tokens.add(who.school.id, { ...about, tokenHash: hashOf(token) }, mostTokens)))
      throw new Refusal('limit-reached');
    const answer: ReadTokenMade = { protocol, id: about.id, token, until };
    return c.json(answer, 201, noStore);
  });

  const revoke = describe({
    summary: 'Revoke a token to read with',
    status: 204,
    refuses: ['login', 'revoked', 'csrf', 'not-found'],
  });
  app.delete('/api/read-tokens/:id', revoke, guard, async (c) => {
    const who = c.get('signedIn');
    mustLookAfter(who);
    if (!(await store.tokens.revoke(who.school.id, c.req.param('id'), who.person.id, now())))
      throw new Refusal('not-found');
    return c.body(null, 204);
  });
}
