// Hazards as reported: the school's for managers, the own ones for everybody else.
import type { Hono } from 'hono';
import * as v from 'valibot';
import { authorize } from '../../domain/authorize.ts';
import { protocol } from '../../domain/protocol.ts';
import { Hazards } from '../../domain/reports.ts';
import { hazardGrades } from '../../domain/hazard-words.ts';
import { Id } from '../../domain/schema/text.ts';
import type { Parts, PatrolEnv } from '../env.ts';
import { signedIn } from '../sessions.ts';
import { describe } from './describe.ts';
import { Before, Limit, readQuery, writePageEnd } from './query.ts';

const Query = v.strictObject({
  state: v.optional(v.picklist(['reported', 'fixed-on-spot', 'withdrawn'])),
  grade: v.optional(v.picklist(hazardGrades)),
  place: v.optional(Id),
  before: Before,
  limit: Limit,
});

export function hazardRoutes(app: Hono<PatrolEnv>, parts: Parts): void {
  const { store, now } = parts;

  const list = describe({
    summary: 'Hazards, newest first',
    gives: Hazards,
    query: Object.keys(Query.entries),
    refuses: ['bad-query', 'login', 'revoked'],
  });
  app.get('/api/hazards', list, signedIn(parts), async (c) => {
    const { person, school } = c.get('signedIn');
    const asked = readQuery(c, Query);
    const mine = authorize(person, { do: 'read-reports' }) ? { scope: person.scope } : { scope: [], by: person.id };
    const { rows, more } = await store.reports.hazards(school.id, { ...asked, ...mine });
    const last = rows.at(-1);
    const next = more && last ? writePageEnd({ at: last.reportedAt, id: last.id }) : null;
    const answer: Hazards = { protocol, rows, next, asOf: now() };
    return c.json(answer, 200, { 'cache-control': 'no-store' });
  });
}
