// What the cases reported in some days come to, beside their ledger; for managers.
import type { Hono } from 'hono';
import * as v from 'valibot';
import { authorize } from '../../domain/authorize.ts';
import { caseFigures } from '../../domain/hazard-figures.ts';
import { HazardFigures } from '../../domain/hazard-ledger-report.ts';
import { hazardCategories, hazardGrades } from '../../domain/hazard-words.ts';
import { mostLedgerDays } from '../../domain/ledgers/ledger-reports.ts';
import { protocol } from '../../domain/protocol.ts';
import { Refusal } from '../../domain/refusal.ts';
import { Id } from '../../domain/schema/text.ts';
import { msOfWall } from '../../domain/wall-time.ts';
import type { Parts, PatrolEnv } from '../env.ts';
import { signedIn } from '../sessions.ts';
import { describe } from './describe.ts';
import { everyCase } from './every-case.ts';
import { checkDays, Day, readQuery } from './query.ts';

const Query = v.strictObject({
  from: Day,
  to: Day,
  place: v.optional(Id),
  grade: v.optional(v.picklist(hazardGrades)),
  category: v.optional(v.picklist(hazardCategories)),
});

export function caseFiguresRoutes(app: Hono<PatrolEnv>, parts: Parts): void {
  const ask = describe({
    summary: `What the cases reported in up to ${mostLedgerDays} days come to, of the places one answers for; for managers`,
    gives: HazardFigures,
    query: Object.keys(Query.entries),
    refuses: ['bad-query', 'login', 'revoked', 'not-found'],
  });
  app.get('/api/hazards/figures', ask, signedIn(parts), async (c) => {
    const who = c.get('signedIn');
    if (!authorize(who.person, { do: 'read-reports' })) throw new Refusal('not-found');
    const { from, to, ...narrowed } = readQuery(c, Query);
    checkDays({ from, to }, mostLedgerDays);
    const { timeZone } = who.school;
    const span = { from: msOfWall(from, 0, timeZone), to: msOfWall(to, 24 * 60, timeZone) };
    const at = parts.now();
    const found = await everyCase(parts, who, 'all', { ...narrowed, ...span }, at);
    const answer: HazardFigures = { protocol, figures: caseFigures(found, at), asOf: at };
    return c.json(answer, 200, { 'cache-control': 'no-store' });
  });
}
