// The food-sample register, for the kitchen and for managers.
import type { Hono } from 'hono';
import * as v from 'valibot';
import { authorize } from '../../domain/person.ts';
import { protocol } from '../../domain/protocol.ts';
import { Refusal } from '../../domain/refusal.ts';
import { mostRegisterDays, Register } from '../../domain/reports.ts';
import { Id } from '../../domain/schema/text.ts';
import type { Parts, PatrolEnv } from '../env.ts';
import { signedIn } from '../sessions.ts';
import { describe } from './describe.ts';
import { Day, readQuery } from './query.ts';

const Query = v.strictObject({ from: Day, to: Day, canteen: v.optional(Id) });
const dayMs = 86_400_000;

export function sampleRoutes(app: Hono<PatrolEnv>, parts: Parts): void {
  const { store, now } = parts;

  const ask = describe({
    summary: 'The food-sample register of up to 31 days, both named days included; for the kitchen and managers',
    gives: Register,
    query: Object.keys(Query.entries),
    refuses: ['bad-query', 'login', 'revoked', 'not-found'],
  });
  app.get('/api/samples', ask, signedIn(parts), async (c) => {
    const { person, school } = c.get('signedIn');
    if (!authorize(person, { do: 'read-samples' })) throw new Refusal('not-found');
    const asked = readQuery(c, Query);
    const days = (Date.parse(asked.to) - Date.parse(asked.from)) / dayMs + 1;
    if (!(days >= 1 && days <= mostRegisterDays)) throw new Refusal('bad-query');
    const pages = await store.register.pages(school.id, { ...asked, scope: person.scope });
    const answer: Register = { protocol, ...pages, asOf: now() };
    return c.json(answer, 200, { 'cache-control': 'no-store' });
  });
}
