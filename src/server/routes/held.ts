// What was taken in but is kept aside: listed for managers, with the reason, and settled by them.
import type { Context, Hono } from 'hono';
import * as v from 'valibot';
import { maySettle, type Settled } from '../../domain/held.ts';
import { authorize } from '../../domain/authorize.ts';
import type { Entry } from '../../domain/entry.ts';
import { heldList } from '../../domain/ledgers/watched-lists.ts';
import { placeName } from '../../domain/place.ts';
import { protocol } from '../../domain/protocol.ts';
import { Refusal } from '../../domain/refusal.ts';
import { Held, maxRows, SettleHeld, usualRows, type HeldRow } from '../../domain/reports.ts';
import { Id } from '../../domain/schema/text.ts';
import { templateId } from '../../domain/template.ts';
import { makeEntries, type Fact } from '../entries.ts';
import type { Parts, PatrolEnv, SignedIn } from '../env.ts';
import { asFile, listFile, onePage } from '../list-file.ts';
import { tellOfSettling } from '../messages/tell-of-entries.ts';
import { readJson, readMessage } from '../read-body.ts';
import { signedIn } from '../sessions.ts';
import { csvType } from '../sheets/write-csv.ts';
import { xlsxType } from '../sheets/write-workbook.ts';
import type { LedgerLine } from '../store/store.ts';
import { closePair, pairRows } from './held-pairs.ts';
import { saidIn } from './held-said.ts';
import { describe } from './describe.ts';
import { readQuery } from './query.ts';

export function heldRoutes(app: Hono<PatrolEnv>, parts: Parts): void {
  const { store, now } = parts;
  const guard = signedIn(parts);

  const ask = describe({
    summary: 'Entries kept aside: those that wait, then those that are settled, newest first; for managers',
    gives: Held,
    refuses: ['login', 'revoked', 'not-found'],
  });
  app.get('/api/held', ask, guard, async (c) => {
    const rows = await rowsFor(parts, c.get('signedIn'));
    const answer: Held = { protocol, rows: rows.slice(0, usualRows), more: rows.length > usualRows, asOf: now() };
    return c.json(answer, 200, { 'cache-control': 'no-store' });
  });

  const take = describe({
    summary: `The same list, the first ${maxRows}, as a workbook or as CSV; for managers`,
    givesFile: [xlsxType, csvType],
    query: Object.keys(asFile),
    refuses: ['bad-query', 'login', 'revoked', 'not-found'],
  });
  app.get('/api/held/file', take, guard, async (c) => {
    const rows = await rowsFor(parts, c.get('signedIn'));
    const { as } = readQuery(c, v.strictObject(asFile));
    return listFile(c, parts, { what: 'held', form: heldList, filter: {}, as, pages: onePage(rows) });
  });

  const settle = describe({
    summary: 'What was kept aside counts from now on, as it was sent, or never will; its sender is told',
    takes: SettleHeld,
    status: 204,
    refuses: [
      'bad-json',
      'bad-shape',
      'login',
      'revoked',
      'csrf',
      'not-found',
      'already-settled',
      'conflict',
      'unknown-field',
      'reason-required',
      'newer-schema',
      'forbidden',
    ],
  });
  app.post('/api/held/:id/settled', settle, guard, async (c: Context<PatrolEnv>) => {
    const { person, school } = c.get('signedIn');
    const id = c.req.param('id') ?? '';
    const pair = v.is(Id, id) ? await store.sameEntry.find(school.id, id) : undefined;
    if (pair) return closePair(c, parts, c.get('signedIn'), pair);
    const line = v.is(Id, id) ? await store.held.line(school.id, id) : undefined;
    const said = line && (await saidIn(parts, school.id, line.raw));
    if (!line || !said || !maySettle(person, { ...said, senderId: line.senderId })) throw new Refusal('not-found');
    const { outcome, reason } = readMessage(SettleHeld, await readJson(c));
    if (outcome === 'rejected' && reason.trim() === '') throw new Refusal('reason-required');
    const { kind, about } = said;
    const body = { entryId: line.id, senderId: line.senderId, kind, about, outcome, reason };
    const fact: Fact = { kind: 'held-settled', schema: 1, subject: line.receiptId, body };
    const at = now();
    let settling: Entry | undefined;
    const make = (first: number) => {
      const entries = makeEntries([fact], person.id, store.device, first, at);
      [settling] = entries;
      return entries;
    };
    await store.held.settle(school.id, person, line.receiptId, make, at);
    if (settling?.kind === 'held-settled') await tellOfSettling(parts, school.id, settling);
    return c.body(null, 204);
  });
}

async function rowsFor(parts: Parts, who: SignedIn): Promise<HeldRow[]> {
  if (!authorize(who.person, { do: 'read-reports' })) throw new Refusal('not-found');
  const names = new Map((await parts.store.documents.people(who.school.id)).map(({ id, name }) => [id, name]));
  const lines = await parts.store.ledger.quarantined(who.school.id, maxRows);
  const aside = await Promise.all(lines.map((line) => rowOf(parts, who, line, names)));
  const rows = [...(await pairRows(parts, who, names)), ...aside.filter((row) => row !== null)];
  return [...rows.filter(({ settled }) => !settled), ...rows.filter(({ settled }) => settled)].slice(0, maxRows);
}

/** Null when it is about a place this manager does not answer for. */
async function rowOf(
  parts: Parts,
  { person, school }: SignedIn,
  line: LedgerLine,
  names: ReadonlyMap<string, string>,
): Promise<HeldRow | null> {
  const { kind, by, atMs, place, about, found, template: named } = await saidIn(parts, school.id, line.raw);
  if (!authorize(person, { do: 'read-inspection', by, place })) return null;
  const { documents } = parts.store;
  const asked = named as { code: string; version: number } | undefined;
  const template = asked && (await documents.read(school.id, 'template', templateId(asked)));
  const settled = await documents.read(school.id, 'held', line.receiptId);
  return {
    id: line.receiptId,
    entryId: line.id,
    kind,
    byName: names.get(by) ?? '',
    senderName: line.senderId === by ? null : (names.get(line.senderId) ?? ''),
    place: place ? placeName(place) : null,
    template: template?.name ?? null,
    recordedAt: atMs,
    receivedAt: line.receivedAt,
    code: line.code ?? 'fault',
    about,
    found,
    maySettle: !settled && maySettle(person, { by, senderId: line.senderId, place }),
    settled: settled ? outcomeOf(settled) : null,
  };
}

const outcomeOf = ({ outcome, reason, byName, at }: Settled): HeldRow['settled'] => ({ outcome, reason, byName, at });
