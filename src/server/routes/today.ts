// What 今日 tells each role besides hazards, rounds and phones; each figure with the list it counts.
import type { Context, Hono } from 'hono';
import * as v from 'valibot';
import { todayList } from '../../domain/ledgers/counted-lists.ts';
import { protocol } from '../../domain/protocol.ts';
import { Refusal } from '../../domain/refusal.ts';
import { figureOf } from '../../domain/today/figure.ts';
import { TodayList } from '../../domain/today/list-reports.ts';
import { figuresFor, Today, todayFigures, type TodayFigure } from '../../domain/today/reports.ts';
import type { Parts, PatrolEnv } from '../env.ts';
import { asFile, listFile } from '../list-file.ts';
import { signedIn } from '../sessions.ts';
import { csvType } from '../sheets/write-csv.ts';
import { xlsxType } from '../sheets/write-workbook.ts';
import { todayAsked } from '../today/asked.ts';
import { todayLines } from '../today/lines.ts';
import { describe } from './describe.ts';
import { readQuery } from './query.ts';

const Query = v.strictObject({ of: v.picklist(todayFigures) });
const FileQuery = v.strictObject({ ...Query.entries, ...asFile });

/** Refuses `not-found` whoever is told none. */
function toldTo(c: Context<PatrolEnv>) {
  const names = figuresFor(c.get('signedIn').person.role);
  if (names.length === 0) throw new Refusal('not-found');
  return names;
}

export function todayRoutes(app: Hono<PatrolEnv>, parts: Parts): void {
  const ask = describe({
    summary: 'What somebody of this role looks at first, counted now in the places he answers for or walks',
    gives: Today,
    refuses: ['login', 'revoked', 'not-found'],
  });
  app.get('/api/today', ask, signedIn(parts), async (c) => {
    const names = toldTo(c);
    const asked = await todayAsked(parts, c.get('signedIn'));
    const figures: TodayFigure[] = [];
    for (const is of names) figures.push(figureOf(is, await todayLines(parts, asked, is)));
    const answer: Today = { protocol, figures, asOf: asked.at };
    return c.json(answer, 200, { 'cache-control': 'no-store' });
  });

  const list = describe({
    summary: 'The lines that one of these figures counts, what wants doing first',
    gives: TodayList,
    query: Object.keys(Query.entries),
    refuses: ['bad-query', 'login', 'revoked', 'not-found'],
  });
  app.get('/api/today/list', list, signedIn(parts), async (c) => {
    const names = toldTo(c);
    const { of } = readQuery(c, Query);
    if (!names.includes(of)) throw new Refusal('not-found');
    const asked = await todayAsked(parts, c.get('signedIn'));
    const lines = await todayLines(parts, asked, of);
    const answer: TodayList = { protocol, figure: figureOf(of, lines), rows: lines.rows, asOf: asked.at };
    return c.json(answer, 200, { 'cache-control': 'no-store' });
  });

  const take = describe({
    summary: 'The same lines as a workbook or as CSV',
    givesFile: [xlsxType, csvType],
    query: Object.keys(FileQuery.entries),
    refuses: ['bad-query', 'login', 'revoked', 'not-found'],
  });
  app.get('/api/today/list/file', take, signedIn(parts), async (c) => {
    const names = toldTo(c);
    const { of, as } = readQuery(c, FileQuery);
    if (!names.includes(of)) throw new Refusal('not-found');
    const { rows } = await todayLines(parts, await todayAsked(parts, c.get('signedIn')), of);
    async function* pages() {
      yield rows;
    }
    return listFile(c, parts, { what: `today-${of}`, form: todayList(of), filter: {}, as, pages: pages() });
  });
}
