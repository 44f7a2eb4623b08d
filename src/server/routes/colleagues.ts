// A colleague by the whole name, to ask about a case: who knows the name may find the person, and nobody gets a list.
import type { Hono } from 'hono';
import * as v from 'valibot';
import { Colleagues } from '../../domain/colleagues.ts';
import { protocol } from '../../domain/protocol.ts';
import { filled } from '../../domain/schema/text.ts';
import type { Parts, PatrolEnv } from '../env.ts';
import { signedIn } from '../sessions.ts';
import { bookOf } from './case-viewer.ts';
import { describe } from './describe.ts';
import { readQuery } from './query.ts';

const longestName = 20;
const Asked = v.strictObject({ name: filled(longestName) });

export function colleagueRoutes(app: Hono<PatrolEnv>, parts: Parts): void {
  const { store } = parts;
  const find = describe({
    summary: 'Who works here under exactly this name, to be asked about a case',
    gives: Colleagues,
    query: Object.keys(Asked.entries),
    refuses: ['bad-query', 'login', 'revoked'],
  });
  app.get('/api/colleagues', find, signedIn(parts), async (c) => {
    const { school } = c.get('signedIn');
    const { name } = readQuery(c, Asked);
    const [people, cards, { departments }] = await Promise.all([
      store.documents.people(school.id),
      store.people.cards(school.id),
      bookOf(parts, school.id),
    ]);
    const named = people.filter((one) => one.name === name.trim() && !one.left && one.role !== 'admin');
    const deptOf = (id: string): string => departments.find((dept) => dept.id === cards.get(id)?.deptId)?.name ?? '';
    const rows = named.map((one) => ({ id: one.id, name: one.name, dept: deptOf(one.id) }));
    const answer: Colleagues = { protocol, rows };
    return c.json(answer, 200, { 'cache-control': 'no-store' });
  });
}
