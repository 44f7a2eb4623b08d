// 台账: the official tables of cases, for managers, on the screen and as a workbook.
import type { Context, Hono } from 'hono';
import * as v from 'valibot';
import { authorize } from '../../domain/authorize.ts';
import { caseFigures } from '../../domain/hazard-figures.ts';
import { ledgerTable, standsIn, type LedgerSpan } from '../../domain/hazard-ledger.ts';
import { HazardLedger, mostLedgerRows } from '../../domain/hazard-ledger-report.ts';
import { ledgerTables, type LedgerTableName } from '../../domain/ledger-tables.ts';
import type { HazardList } from '../../domain/hazard-reports.ts';
import { protocol } from '../../domain/protocol.ts';
import { Refusal } from '../../domain/refusal.ts';
import { msOfWall } from '../../domain/wall-time.ts';
import { ledgerPictures } from '../case-ledger-pictures.ts';
import { ledgerSheet } from '../case-ledger-sheets.ts';
import type { Parts, PatrolEnv, SignedIn } from '../env.ts';
import { signedIn } from '../sessions.ts';
import { writeWorkbook, xlsxType } from '../sheets/write-workbook.ts';
import { everyCase } from './every-case.ts';
import { describe } from './describe.ts';
import { download } from './download.ts';
import { Day, readQuery } from './query.ts';

const Query = v.strictObject({
  table: v.optional(v.picklist(ledgerTables), 'ledger'),
  from: v.optional(Day),
  to: v.optional(Day),
});

/** The shortest of the lists in which everything of a table stands. */
const listOf: Record<LedgerTableName, HazardList> = {
  ledger: 'all',
  yearly: 'all',
  major: 'all',
  supervised: 'all',
  open: 'open',
  repeat: 'repeat',
  repairs: 'all',
  quarter: 'all',
  year: 'all',
};

/** Everything that may stand in the table. `at` in UTC ms. */
const casesOf = (parts: Parts, who: SignedIn, table: LedgerTableName, span: LedgerSpan, at: number) =>
  everyCase(parts, who, listOf[table], { to: span.to, grade: table === 'major' ? 'M' : undefined }, at);

async function asked(c: Context<PatrolEnv>, parts: Parts) {
  const who = c.get('signedIn');
  if (!authorize(who.person, { do: 'read-reports' })) throw new Refusal('not-found');
  const { table, from, to } = readQuery(c, Query);
  const { timeZone } = who.school;
  const at = parts.now();
  const span = {
    from: from === undefined ? 0 : msOfWall(from, 0, timeZone),
    to: to === undefined ? at + 1 : msOfWall(to, 24 * 60, timeZone),
  };
  const places = new Map((await parts.store.documents.places(who.school.id)).map((place) => [place.id, place]));
  const around = { timeZone, now: at, placeOf: (id: string) => places.get(id) };
  const all = await casesOf(parts, who, table, span, at);
  const standing = all.filter((hazard) => standsIn(table, hazard, span));
  const found = all.filter(({ reportedAt }) => span.from <= reportedAt && reportedAt < span.to);
  const made = ledgerTable(table, standing, span, around);
  const days = [from, to].filter(Boolean).join(' 至 ');
  return { table, made, days, at, found, standing };
}

export function caseLedgerRoutes(app: Hono<PatrolEnv>, parts: Parts): void {
  const query = Object.keys(Query.entries);

  const show = describe({
    summary: `One of the official tables of cases, the oldest first, at most ${mostLedgerRows} lines; for managers`,
    gives: HazardLedger,
    query,
    refuses: ['bad-query', 'login', 'revoked', 'not-found'],
  });
  app.get('/api/hazards/ledger', show, signedIn(parts), async (c) => {
    const { table, made, at, found } = await asked(c, parts);
    const rows = made.rows.slice(0, mostLedgerRows);
    const more = made.rows.length > rows.length;
    const figures = table === 'ledger' ? { figures: caseFigures(found, at) } : {};
    const answer: HazardLedger = { protocol, table, ...made, rows, more, ...figures, asOf: at };
    return c.json(answer, 200, { 'cache-control': 'no-store' });
  });

  const take = describe({
    summary: 'The same table whole, as a workbook; for managers',
    givesFile: [xlsxType],
    query,
    refuses: ['bad-query', 'login', 'revoked', 'not-found'],
  });
  app.get('/api/hazards/ledger/file', take, signedIn(parts), async (c) => {
    const { made, days, standing } = await asked(c, parts);
    const name = [made.title, days].filter(Boolean).join(' ');
    const pictures = await ledgerPictures(parts, c.get('signedIn').school.id, made, standing);
    return download(c, `${name}.xlsx`, xlsxType, await writeWorkbook([{ ...ledgerSheet(made), pictures }]));
  });
}
