// 校园安全周报 and 月报, for those who answer for the whole school.
import type { Hono } from 'hono';
import * as v from 'valibot';
import { readsBriefings } from '../../domain/briefing-readers.ts';
import { Briefing, type KeptBriefing } from '../../domain/briefing-reports.ts';
import {
  briefingKinds,
  corrections,
  finalAt,
  lastFinal,
  periodOf,
  type BriefingPeriod,
} from '../../domain/briefing.ts';
import { dayOf } from '../../domain/inspection.ts';
import { protocol } from '../../domain/protocol.ts';
import { Refusal } from '../../domain/refusal.ts';
import { countBriefing } from '../briefing/count.ts';
import { keptBriefing } from '../briefing/keep.ts';
import { briefingCode } from '../briefing/paper.ts';
import type { Parts, PatrolEnv, SignedIn } from '../env.ts';
import { signedIn } from '../sessions.ts';
import { describe } from './describe.ts';
import { Day, readQuery } from './query.ts';

const Query = v.strictObject({ kind: v.optional(v.picklist(briefingKinds), 'week'), day: v.optional(Day) });

export function briefingRoutes(app: Hono<PatrolEnv>, parts: Parts): void {
  const { now } = parts;
  const ask = describe({
    summary:
      'The weekly or monthly safety report of the week or month a day lies in, of the last final one without a day; for managers of the whole school',
    gives: Briefing,
    query: Object.keys(Query.entries),
    refuses: ['bad-query', 'login', 'revoked', 'not-found'],
  });
  app.get('/api/briefing', ask, signedIn(parts), async (c) => {
    const { person, school } = c.get('signedIn');
    if (!readsBriefings(person)) throw new Refusal('not-found');
    const { kind, day } = readQuery(c, Query);
    const at = now();
    const period = day === undefined ? lastFinal(kind, at, school.timeZone) : periodOf(kind, day);
    // Of days to come there is nothing to tell.
    if (period.from > dayOf(at, school.timeZone)) throw new Refusal('bad-query');
    return c.json(await briefingOf(parts, school, period, at), 200, { 'cache-control': 'no-store' });
  });
}

async function briefingOf(
  parts: Parts,
  school: SignedIn['school'],
  period: BriefingPeriod,
  at: number,
): Promise<Briefing> {
  const { store } = parts;
  const counted = await countBriefing(parts, school, period, at);
  const said = await keptBriefing(parts, school.id, period);
  const shown = said ?? counted;
  const chain = (await store.ledger.chainAt(school.id, shown.seq)) ?? '';
  const isOver = finalAt(period, school.timeZone) <= at;
  return {
    protocol,
    ...period,
    ...(shown satisfies KeptBriefing),
    is: said ? 'final' : isOver ? 'recounted' : 'open',
    finalAt: finalAt(period, school.timeZone),
    corrections: said ? corrections(said.facts, counted.facts) : [],
    code: briefingCode(store, period, shown.facts.inspections, { seq: shown.seq, chain }),
  };
}
