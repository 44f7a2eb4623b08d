// What waits for the asker's signature: records of others, in the asker's scope, that the template lets this role sign.
import type { Hono } from 'hono';
import * as v from 'valibot';
import { authorize } from '../../domain/authorize.ts';
import { signList } from '../../domain/ledgers/lists.ts';
import { protocol } from '../../domain/protocol.ts';
import { Refusal } from '../../domain/refusal.ts';
import { Signatures, usualRows, type SignatureRow } from '../../domain/reports.ts';
import { signBy } from '../../domain/signing.ts';
import { itemsById, templateId } from '../../domain/template.ts';
import type { Parts, PatrolEnv, SignedIn } from '../env.ts';
import { asFile, listFile } from '../list-file.ts';
import { signedIn } from '../sessions.ts';
import { csvType } from '../sheets/write-csv.ts';
import { xlsxType } from '../sheets/write-workbook.ts';
import { describe } from './describe.ts';
import { readQuery } from './query.ts';

export function signatureRoutes(app: Hono<PatrolEnv>, parts: Parts): void {
  const { store, now } = parts;
  const list = describe({
    summary: 'Records that wait for the signature of whoever asks, oldest first; for managers',
    gives: Signatures,
    refuses: ['login', 'revoked', 'not-found'],
  });
  app.get('/api/signatures', list, signedIn(parts), async (c) => {
    const who = c.get('signedIn');
    if (!authorize(who.person, { do: 'read-reports' })) throw new Refusal('not-found');
    const filter = { scope: who.person.scope, notBy: who.person.id, limit: usualRows + 1 };
    const ids = await store.reports.awaiting(who.school.id, filter);
    const rows = await Promise.all(ids.slice(0, usualRows).map((id) => rowsOf(store, who, id)));
    const answer: Signatures = { protocol, rows: rows.flat(), more: ids.length > usualRows, asOf: now() };
    return c.json(answer, 200, { 'cache-control': 'no-store' });
  });

  const take = describe({
    summary: 'The same list whole, as a workbook or as CSV; for managers',
    givesFile: [xlsxType, csvType],
    query: Object.keys(asFile),
    refuses: ['bad-query', 'login', 'revoked', 'not-found'],
  });
  app.get('/api/signatures/file', take, signedIn(parts), async (c) => {
    const who = c.get('signedIn');
    if (!authorize(who.person, { do: 'read-reports' })) throw new Refusal('not-found');
    const { as } = readQuery(c, v.strictObject(asFile));
    const ids = await store.reports.awaiting(who.school.id, { scope: who.person.scope, notBy: who.person.id });
    async function* pages() {
      for (const id of ids) yield await rowsOf(store, who, id);
    }
    return listFile(c, parts, { what: 'signatures', form: signList, filter: {}, as, pages: pages() });
  });
}

async function rowsOf(store: Parts['store'], { person, school }: SignedIn, id: string): Promise<SignatureRow[]> {
  const record = await store.documents.read(school.id, 'inspection', id);
  const template =
    record && (await store.documents.read(school.id, 'template', templateId(record.inspection.template)));
  const place = record && (await store.documents.read(school.id, 'place', record.inspection.placeId));
  if (!record || !template || !place) return [];
  const { placeName, templateName, by, byName, day, submittedAt, receivedAt, tally } = record;
  return (record.awaits ?? []).flatMap((itemId): SignatureRow[] => {
    const item = itemsById(template).get(itemId);
    const roles = item?.later?.roles ?? [];
    if (!item || !authorize(person, { do: 'sign-inspection', by, roles, place })) return [];
    const times = { receivedAt: receivedAt ?? submittedAt, signBy: signBy(record) };
    const about = { placeName, templateName, byName, day, abnormal: tally.abnormal };
    return [{ id, itemId, itemText: item.text, ...about, ...times }];
  });
}
