// 台账与导出 (D10): which ledgers there are, their lines a page at a time, the whole as a file, and what a code on a paper stands for.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Context, Hono } from 'hono';
import * as v from 'valibot';
import { authorize } from '../../domain/authorize.ts';
import { closedNow, closingId, monthOf } from '../../domain/closing.ts';
import {
  LedgerCheck,
  LedgerList,
  LedgerPage,
  mostLedgerDays,
  usualLedgerRows,
} from '../../domain/ledgers/ledger-reports.ts';
import { hazardCategories, hazardGrades } from '../../domain/hazard-words.ts';
import { isNarrowed, isRestricted, ledgerOf, ledgers, type Ledger } from '../../domain/ledgers/ledgers.ts';
import type { LedgerRow } from '../../domain/ledgers/form.ts';
import { isWithin, placeName } from '../../domain/place.ts';
import { protocol } from '../../domain/protocol.ts';
import { Refusal } from '../../domain/refusal.ts';
import { Id } from '../../domain/schema/text.ts';
import type { Parts, PatrolEnv, SignedIn } from '../env.ts';
import { closedLedger, mayClose } from '../ledgers/closed-month.ts';
import { closedCode, monthSaid } from '../ledgers/month-said.ts';
import type { LedgerAsked, Narrowed, Position } from '../ledgers/asked.ts';
import { briefingPaper } from '../briefing/paper.ts';
import { codeOf, readCode, tagOf, type Decoded } from '../ledgers/code.ts';
import { pictured } from '../ledgers/pictured-page.ts';
import { numberedFrom, readPart } from '../ledgers/read-part.ts';
import { fileForms, fileName, fileOf } from '../ledgers/write.ts';
import { signedIn } from '../sessions.ts';
import { csvType } from '../sheets/write-csv.ts';
import { xlsxType } from '../sheets/write-workbook.ts';
import { describe } from './describe.ts';
import { downloadStream, type Made } from './download.ts';
import { checkDays, Day, readQuery } from './query.ts';

const asking = {
  from: Day,
  to: Day,
  place: v.optional(Id),
  grade: v.optional(v.picklist(hazardGrades)),
  category: v.optional(v.picklist(hazardCategories)),
  /** Restricted columns are covered unless they are asked for. */
  restricted: v.optional(v.literal('shown')),
};
const PageQuery = v.strictObject({ ...asking, after: v.optional(v.pipe(v.string(), v.maxLength(1000))) });
const FileQuery = v.strictObject({ ...asking, as: v.optional(v.picklist(fileForms), 'xlsx') });

type Query = { from: string; to: string; place?: string | undefined; restricted?: 'shown' | undefined } & Narrowed;

/** Refuses `not-found` alike who reads no reports, what is no ledger, a place that is not there or not theirs, and names that are not theirs to read; `bad-query` more days than are read at once. */
export async function askedLedger(
  c: Context<PatrolEnv>,
  { store, now }: Parts,
  who: SignedIn,
  isPage: boolean,
  read: () => Query,
): Promise<LedgerAsked> {
  const { person, school } = who;
  const ledger = ledgerOf(c.req.param('name') ?? '');
  const asks = ledger?.from === 'samples' ? 'read-samples' : 'read-reports';
  if (!ledger || !authorize(person, { do: asks })) throw new Refusal('not-found');
  const { from, to, place: placeId, restricted, grade, category } = read();
  checkDays({ from, to }, mostLedgerDays);
  if ((grade !== undefined || category !== undefined) && !isNarrowed(ledger)) throw new Refusal('bad-query');
  const places = new Map((await store.documents.places(school.id)).map((one) => [one.id, one]));
  const place = placeId === undefined ? undefined : places.get(placeId);
  if (placeId !== undefined && !(place && isWithin(place, person.scope))) throw new Refusal('not-found');
  const shown = restricted === 'shown';
  if (shown && !authorize(person, { do: 'read-students' })) throw new Refusal('not-found');
  const at = now();
  const around = { timeZone: school.timeZone, now: at, placeOf: (id: string) => places.get(id), shows: shown };
  const within = place ? [place.id] : person.scope;
  const narrowed = { ...(grade && { grade }), ...(category && { category }) };
  const end = await store.ledger.end(school.id);
  const asked = { who, ledger, from, to, place, within, shown, narrowed, at, end, isPage, around };
  // Names are not among what was closed: whoever asks for them reads the month as it stands.
  const month = within.length === 0 && !shown && mayClose(ledger) ? monthOf(from, to) : null;
  const closing = month === null ? null : closedNow(await closingOf({ store }, school.id, ledger.name, month));
  if (month === null || !closing) return asked;
  const code = await closedCode({ store }, school.id, { name: ledger.name, month }, closing);
  return { ...asked, closing: { ...closing, code }, ledger: closedLedger(ledger) };
}

export const closingOf = ({ store }: Pick<Parts, 'store'>, schoolId: string, name: string, month: string) =>
  store.documents.read(schoolId, 'closing', closingId(name, month));

export function ledgersRoutes(app: Hono<PatrolEnv>, parts: Parts): void {
  const { store, now } = parts;
  const guard = signedIn(parts);
  const refuses = ['bad-query', 'login', 'revoked', 'not-found'] as const;

  const list = describe({
    summary: 'The ledgers of the school; for managers',
    gives: LedgerList,
    refuses: ['login', 'revoked', 'not-found'],
  });
  app.get('/api/ledgers', list, guard, async (c) => {
    const { person, school } = c.get('signedIn');
    if (!authorize(person, { do: 'read-reports' })) throw new Refusal('not-found');
    const mayShow = authorize(person, { do: 'read-students' });
    const answer: LedgerList = { ...(await ledgerList(parts, school.id)), mayShow };
    return c.json(answer, 200, { 'cache-control': 'no-store' });
  });

  const check = describe({
    summary: 'What a code on a printed or saved ledger, or on a weekly or monthly report, stands for; for managers',
    gives: LedgerCheck,
    query: ['code'],
    refuses,
  });
  app.get('/api/ledgers/check', check, guard, async (c) => {
    const { person, school } = c.get('signedIn');
    if (!authorize(person, { do: 'read-reports' })) throw new Refusal('not-found');
    const { code } = readQuery(c, v.strictObject({ code: v.pipe(v.string(), v.maxLength(80)) }));
    const made = await readCode(code, store.secret, (seq) => store.ledger.chainAt(school.id, seq));
    const form = made && (briefingPaper(made.name) ?? ledgerOf(made.name)?.form);
    const at = made?.tag
      ? (await store.documents.places(school.id)).find(({ id }) => tagOf([id]) === made.tag)
      : undefined;
    const answer: LedgerCheck = { protocol, made: null, asOf: now() };
    const closedBy = async ({ name, from, to, count, seq }: Decoded) => {
      const month = monthOf(from, to);
      const closing = month === null ? undefined : await closingOf(parts, school.id, name, month);
      const said = closing?.said.find(({ lines, through }) => lines === count && through === seq);
      return said && { closed: { at: said.at, byName: said.byName, holds: said.opened === null } };
    };
    if (made && form) {
      const { tag, narrowed, ...said } = made;
      const place = at ? placeName(at) : null;
      answer.made = {
        ...said,
        ...narrowed,
        ...(tag === '' && (await closedBy(made))),
        title: form.title,
        law: form.law,
        place,
        part: tag !== '' && place === null,
      };
    }
    return c.json(answer, 200, { 'cache-control': 'no-store' });
  });

  const page = describe({
    summary: `Lines of a ledger of up to ${mostLedgerDays} days in its order, about ${usualLedgerRows} at a time; for managers`,
    gives: LedgerPage,
    query: Object.keys(PageQuery.entries),
    refuses: [...refuses, 'bad-cursor'],
  });
  app.get('/api/ledgers/:name', page, guard, async (c) => {
    let after: string | undefined;
    const what = await askedLedger(c, parts, c.get('signedIn'), true, () => {
      const { after: given, ...query } = readQuery(c, PageQuery);
      after = given;
      return query;
    });
    const answer = await ledgerPage(parts, what, after);
    return c.json(answer, 200, { 'cache-control': 'no-store' });
  });

  const take = describe({
    summary: 'The same ledger whole, as a workbook or as CSV, written while it is read; for managers',
    givesFile: [xlsxType, csvType],
    query: Object.keys(FileQuery.entries),
    refuses,
  });
  app.get('/api/ledgers/:name/file', take, guard, async (c) => {
    let form: (typeof fileForms)[number] = 'xlsx';
    const what = await askedLedger(c, parts, c.get('signedIn'), false, () => {
      const { as, ...query } = readQuery(c, FileQuery);
      form = as;
      return query;
    });
    const made: Made = { done: 0, of: null };
    const body = fileOf(parts, what, form, made);
    return downloadStream(c, fileName(what, form), form === 'xlsx' ? xlsxType : csvType, body, made);
  });
}

export async function ledgerList({ store, now }: Parts, schoolId: string): Promise<Omit<LedgerList, 'mayShow'>> {
  const codes = new Set((await store.documents.all(schoolId, 'template')).map(({ code }) => code));
  const kept = ledgers
    .filter((one) => isKept(one, codes))
    .map((one) => ({
      name: one.name,
      part: one.part,
      title: one.form.title,
      law: one.form.law,
      restricted: isRestricted(one),
    }));
  return { protocol, ledgers: kept, asOf: now() };
}

/** What is made from checklists the school does not have would always be empty. */
const isKept = (ledger: Ledger, codes: ReadonlySet<string>): boolean =>
  ledger.from !== 'inspections' || ledger.codes.some((code) => codes.has(code));

/** Where reading goes on, how many lines there were, and at which end of the school's ledger it began. */
const Going = v.strictTuple([
  v.strictObject({ day: v.string(), at: v.number(), id: v.string() }),
  v.number(),
  v.number(),
  v.string(),
  v.number(),
]);

/** Refuses `bad-cursor` an `after` that is not ours, or belongs to another question. */
export async function ledgerPage(parts: Parts, what: LedgerAsked, after: string | undefined): Promise<LedgerPage> {
  const { store } = parts;
  const { ledger, from, to, within, shown, narrowed } = what;
  // A page goes on with the question it was the answer to, of the same person.
  const { grade, category } = narrowed;
  const about = [what.who.person.id, ledger.name, from, to, [...within].sort().join(), shown, grade, category].join(
    '\n',
  );
  const going = after === undefined ? null : readGoing(after, about, store.secret);
  const [, before = 0, seq = what.end.seq, chain = what.end.chain, at = what.at] = going ?? [];
  const rows: LedgerRow[] = [];
  let next: Position | null = going?.[0] ?? null;
  do {
    const part = await readPart(parts, what, next);
    rows.push(...numberedFrom(before + rows.length, part.rows, ledger.form));
    next = part.next;
    // Others are answered in between: days without anything are many.
    await setImmediate();
  } while (next && rows.length < usualLedgerRows);
  const count = before + rows.length;
  const coded = { name: ledger.name, from, to, within, shown, narrowed, count, seq };
  return {
    protocol,
    name: ledger.name,
    title: ledger.form.title,
    law: ledger.form.law,
    from: ledger.from,
    heads: ledger.form.heads,
    ...(ledger.form.signs && { signs: [...ledger.form.signs] }),
    ...(await pictured(parts, what.who.school.id, rows)),
    count,
    ...(await monthSaid(parts, what)),
    next: next && writeGoing([next, count, seq, chain, at], about, store.secret),
    code: next ? null : codeOf(coded, { secret: store.secret, chain }),
    asOf: at,
  };
}

const signed = (text: string, about: string, secret: Uint8Array): string =>
  createHmac('sha256', secret).update(`${about}\n${text}`).digest('base64url');

function writeGoing(going: v.InferOutput<typeof Going>, about: string, secret: Uint8Array): string {
  const text = Buffer.from(JSON.stringify(going)).toString('base64url');
  return `${text}.${signed(text, about, secret)}`;
}

function readGoing(given: string, about: string, secret: Uint8Array): v.InferOutput<typeof Going> {
  const [text = '', mac = ''] = given.split('.');
  const [meant, got] = [Buffer.from(signed(text, about, secret)), Buffer.from(mac)];
  if (meant.length !== got.length || !timingSafeEqual(meant, got)) throw new Refusal('bad-cursor');
  return v.parse(Going, JSON.parse(Buffer.from(text, 'base64url').toString()));
}
