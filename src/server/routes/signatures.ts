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
import type { RecordHead } from '../store/record-head.ts';
import type { Waiting } from '../store/store.ts';
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
    const rows = await waitingFor(store, who);
    const answer: Signatures = {
      protocol,
      rows: rows.slice(0, usualRows),
      more: rows.length > usualRows,
      asOf: now(),
    };
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
    return listFile(c, parts, { what: 'signatures', form: signList, filter: {}, as, pages: waitingPages(store, who) });
  });
}

/** One more than is shown, where there are so many. */
async function waitingFor(store: Parts['store'], who: SignedIn): Promise<SignatureRow[]> {
  const found: SignatureRow[] = [];
  for await (const rows of waitingPages(store, who)) {
    found.push(...rows);
    if (found.length > usualRows) break;
  }
  return found;
}

/** The oldest first, page by page, whatever else waits there for others. */
async function* waitingPages(store: Parts['store'], who: SignedIn): AsyncGenerator<SignatureRow[]> {
  const { person, school } = who;
  const all = await store.documents.all(school.id, 'template');
  const signed = all.filter(({ items }) =>
    items.some(({ later }) => later?.roles.some((role) => role === person.role)),
  );
  const templates = [...new Set(signed.map(({ code }) => code))];
  const asked = { scope: person.scope, notBy: person.id, templates, limit: usualRows + 1 };
  let after: Waiting | undefined;
  do {
    const page = await store.reports.awaiting(school.id, { ...asked, after });
    const heads = await store.reports.heads(
      school.id,
      page.map(({ id }) => id),
    );
    yield (await Promise.all(heads.map((record) => rowsOf(store, who, record)))).flat();
    after = page.length === asked.limit ? page.at(-1) : undefined;
  } while (after);
}

async function rowsOf(
  store: Parts['store'],
  { person, school }: SignedIn,
  record: RecordHead,
): Promise<SignatureRow[]> {
  const template = await store.documents.read(school.id, 'template', templateId(record.inspection.template));
  const place = await store.documents.read(school.id, 'place', record.inspection.placeId);
  if (!template || !place) return [];
  const { id, placeName, templateName, by, byName, day, submittedAt, receivedAt, tally } = record;
  return (record.awaits ?? []).flatMap((itemId): SignatureRow[] => {
    const item = itemsById(template).get(itemId);
    const roles = item?.later?.roles ?? [];
    if (!item || !authorize(person, { do: 'sign-inspection', by, roles, place })) return [];
    const times = { receivedAt: receivedAt ?? submittedAt, signBy: signBy(record) };
    const about = { placeName, templateName, byName, day, abnormal: tally.abnormal };
    return [{ id, itemId, itemText: item.text, ...about, ...times }];
  });
}
