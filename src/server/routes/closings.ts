// 月度封存: a month of a ledger is closed, and opened again with a reason.
import type { Context, Hono } from 'hono';
import { closedNow, daysOfMonth } from '../../domain/closing.ts';
import { dayOf } from '../../domain/inspection.ts';
import { CloseMonth, mayCloseLedgers, OpenMonth } from '../../domain/ledgers/ledger-reports.ts';
import { ledgerOf } from '../../domain/ledgers/ledgers.ts';
import { Refusal } from '../../domain/refusal.ts';
import { makeEntries, type Fact } from '../entries.ts';
import type { Parts, PatrolEnv } from '../env.ts';
import { allLines, mayClose, packedLines } from '../ledgers/closed-month.ts';
import { readJson, readMessage } from '../read-body.ts';
import { signedIn } from '../sessions.ts';
import { describe } from './describe.ts';
import { closingOf } from './ledgers.ts';

/** Refuses `not-found` alike who may not, and what is no ledger or is never closed. */
function askedOf(c: Context<PatrolEnv>) {
  const who = c.get('signedIn');
  const ledger = ledgerOf(c.req.param('name') ?? '');
  if (!ledger || !mayClose(ledger) || !mayCloseLedgers(who.person)) throw new Refusal('not-found');
  return { who, ledger };
}

export function closingRoutes(app: Hono<PatrolEnv>, parts: Parts): void {
  const { store, now } = parts;
  const guard = signedIn(parts);
  const refuses = [
    'bad-json',
    'bad-shape',
    'login',
    'revoked',
    'csrf',
    'not-found',
    'unknown-field',
    'conflict',
  ] as const;

  const say = async (fact: Fact, by: string, schoolId: string, lines: Uint8Array | null, at: number) =>
    store.closings.say(schoolId, by, lines, (first) => makeEntries([fact], by, store.device, first, at), at);

  const close = describe({
    summary:
      'Closes a month of a ledger, once it is over: it reads as it does now from then on, and what comes later stands behind it; for managers of the whole school',
    takes: CloseMonth,
    status: 204,
    refuses: [...refuses, 'too-early'],
  });
  app.post('/api/ledgers/:name/closed', close, guard, async (c) => {
    const { who, ledger } = askedOf(c);
    const { month } = readMessage(CloseMonth, await readJson(c));
    const { id, timeZone } = who.school;
    const at = now();
    const { from, to } = daysOfMonth(month);
    if (dayOf(at, timeZone) <= to) throw new Refusal('too-early');
    if (closedNow(await closingOf(parts, id, ledger.name, month))) throw new Refusal('conflict');
    const places = new Map((await store.documents.places(id)).map((one) => [one.id, one]));
    // Where the ledger ends is asked first: what comes in while it is read stands behind it later.
    const end = await store.ledger.end(id);
    const around = { timeZone, now: at, placeOf: (placeId: string) => places.get(placeId), shows: false };
    const asked = { who, ledger, from, to, place: undefined, within: [], shown: false, narrowed: {}, at, end, around };
    const rows = await allLines(parts, { ...asked, isPage: false });
    const { bytes, sha256 } = packedLines(rows);
    const { name, form } = ledger;
    const body = {
      name,
      title: form.title,
      month,
      closed: true,
      lines: rows.length,
      sha256,
      through: end.seq,
      reason: '',
    };
    await say({ kind: 'ledger-closing', schema: 1, subject: id, body }, who.person.id, id, bytes, at);
    return c.body(null, 204);
  });

  const open = describe({
    summary: 'Opens a closed month of a ledger again, with a reason; for managers of the whole school',
    takes: OpenMonth,
    status: 204,
    refuses,
  });
  app.post('/api/ledgers/:name/opened', open, guard, async (c) => {
    const { who, ledger } = askedOf(c);
    const { month, reason } = readMessage(OpenMonth, await readJson(c));
    const { id } = who.school;
    const said = closedNow(await closingOf(parts, id, ledger.name, month));
    if (!said) throw new Refusal('conflict');
    const { lines, sha256, through } = said;
    const { name, form } = ledger;
    const body = { name, title: form.title, month, closed: false, lines, sha256, through, reason: reason.trim() };
    await say({ kind: 'ledger-closing', schema: 1, subject: id, body }, who.person.id, id, null, now());
    return c.body(null, 204);
  });
}
