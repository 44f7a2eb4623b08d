// Who did what to whom, for those who look after the whole school.
import type { Hono } from 'hono';
import * as v from 'valibot';
import { Audit, auditGroupNames, auditGroups, auditGroupsFor, type AuditKind } from '../../domain/audit.ts';
import { authorize } from '../../domain/authorize.ts';
import { protocol } from '../../domain/protocol.ts';
import { Refusal } from '../../domain/refusal.ts';
import { Id } from '../../domain/schema/text.ts';
import { msOfWall } from '../../domain/wall-time.ts';
import type { Parts, PatrolEnv } from '../env.ts';
import { signedIn } from '../sessions.ts';
import { describe } from './describe.ts';
import { Before, Day, Limit, readQuery, writePageEnd } from './query.ts';

const Question = v.strictObject({
  group: v.optional(v.picklist(auditGroupNames)),
  person: v.optional(Id),
  day: v.optional(Day),
  before: Before,
  limit: Limit,
});

export function auditRoutes(app: Hono<PatrolEnv>, parts: Parts): void {
  const { store, now } = parts;
  const ask = describe({
    summary: 'Who did what to whom, newest first; for managers of the whole school and who keeps the accounts',
    gives: Audit,
    query: ['group', 'person', 'day', 'before', 'limit'],
    refuses: ['bad-query', 'login', 'revoked', 'not-found'],
  });
  app.get('/api/audit', ask, signedIn(parts), async (c) => {
    const { person: asker, school } = c.get('signedIn');
    if (!authorize(asker, { do: 'look-after-school' })) throw new Refusal('not-found');
    const { group, person, day, before, limit } = readQuery(c, Question);
    const groups = auditGroupsFor(asker);
    const kinds = groups
      .filter((one) => group === undefined || one === group)
      .flatMap((one): readonly AuditKind[] => auditGroups[one]);
    const people = await store.documents.people(school.id);
    const names = new Map(people.map((one) => [one.id, one.name]));
    const { lines, more } = await store.audit.list(school.id, {
      kinds,
      person,
      ...(day !== undefined && {
        from: msOfWall(day, 0, school.timeZone),
        to: msOfWall(day, 24 * 60, school.timeZone),
      }),
      before,
      limit,
    });
    const last = lines.at(-1);
    const answer: Audit = {
      protocol,
      rows: lines.map(({ id, at, kind, by, about, facts }) => ({
        id,
        at,
        kind,
        byName: by === null ? null : (names.get(by) ?? null),
        aboutName: about === null ? null : (names.get(about) ?? null),
        facts,
      })),
      next: more && last ? writePageEnd(last) : null,
      people: people.map(({ id, name }) => ({ id, name })),
      groups,
      asOf: now(),
    };
    return c.json(answer, 200, { 'cache-control': 'no-store' });
  });
}
