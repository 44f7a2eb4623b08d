// What some weeks came to, for managers: inspections, rounds, hazards and the two registers, each asked for by itself.
import type { Context, Hono } from 'hono';
import * as v from 'valibot';
import {
  DayAnalysis,
  HazardAnalysis,
  InspectionAnalysis,
  mostAnalysisWeeks,
  RegisterAnalysis,
  RoundAnalysis,
} from '../../domain/analysis-reports.ts';
import { authorize } from '../../domain/authorize.ts';
import { isWithin } from '../../domain/place.ts';
import { protocol } from '../../domain/protocol.ts';
import { Refusal } from '../../domain/refusal.ts';
import { Id } from '../../domain/schema/text.ts';
import { mondayOf, mondaysIn, sundayOf } from '../../domain/week-share.ts';
import { dayPart, hazardPart, inspectionPart, registerPart, roundPart, type Asked } from '../analysis.ts';
import type { Parts, PatrolEnv } from '../env.ts';
import { signedIn } from '../sessions.ts';
import { describe } from './describe.ts';
import { checkDays, Day, readQuery } from './query.ts';

const Query = v.strictObject({ from: Day, to: Day, place: v.optional(Id) });

/** Refuses `not-found` who reads no reports, and a place that is not there or not theirs, alike. */
export async function placesFor(c: Context<PatrolEnv>, { store }: Parts, place: string | undefined) {
  const who = c.get('signedIn');
  if (!authorize(who.person, { do: 'read-reports' })) throw new Refusal('not-found');
  const places = new Map((await store.documents.places(who.school.id)).map((one) => [one.id, one]));
  const within = place === undefined ? undefined : places.get(place);
  if (place !== undefined && !(within && isWithin(within, who.person.scope))) throw new Refusal('not-found');
  return { who, places };
}

/** Refuses as `placesFor`; `bad-query` more weeks than are read at once. */
async function asked(c: Context<PatrolEnv>, parts: Parts): Promise<Asked> {
  if (!authorize(c.get('signedIn').person, { do: 'read-reports' })) throw new Refusal('not-found');
  const { from, to, place } = readQuery(c, Query);
  checkDays({ from: mondayOf(from), to: sundayOf(mondayOf(to)) }, mostAnalysisWeeks * 7);
  return { ...(await placesFor(c, parts, place)), mondays: mondaysIn({ from, to }), place, at: parts.now() };
}

export function analysisRoutes(app: Hono<PatrolEnv>, parts: Parts): void {
  const add = <T extends object>(
    path: string,
    what: string,
    gives: v.GenericSchema,
    make: (parts: Parts, asked: Asked) => Promise<T>,
  ) => {
    const description = describe({
      summary: `${what} in up to ${mostAnalysisWeeks} whole weeks, those that hold the named days; for managers`,
      gives,
      query: Object.keys(Query.entries),
      refuses: ['bad-query', 'login', 'revoked', 'not-found'],
    });
    app.get(path, description, signedIn(parts), async (c) => {
      const what = await asked(c, parts);
      const { mondays, at } = what;
      const span = { from: mondays[0], to: sundayOf(mondays.at(-1) ?? ''), asOf: at };
      return c.json({ protocol, ...span, ...(await make(parts, what)) }, 200, { 'cache-control': 'no-store' });
    });
  };
  add(
    '/api/analysis/inspections',
    'What was inspected, where, and what was abnormal most often,',
    InspectionAnalysis,
    inspectionPart,
  );
  add('/api/analysis/rounds', 'What closed rounds came to and which points they reached', RoundAnalysis, roundPart);
  add('/api/analysis/days', 'Which points were due and reached day by day in each building', DayAnalysis, dayPart);
  add(
    '/api/analysis/hazards',
    'How many hazards came and went, how long they took and how old the open ones are',
    HazardAnalysis,
    hazardPart,
  );
  add(
    '/api/analysis/registers',
    'How old things in use are, and which meals left their samples as the law asks,',
    RegisterAnalysis,
    registerPart,
  );
}
