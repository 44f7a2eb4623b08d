// Whatever was released once can still be opened and can still deliver (`reliability.md` 2.10). A new release is kept by
// `RECORD=0.2.0 npx vitest run tests/skew`; what was kept before is never made again.
import { IDBKeyRange } from 'fake-indexeddb';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, onTestFinished, test } from 'vitest';
import { DeviceDb } from '../../src/db/device-db.ts';
import { openDrafts } from '../../src/db/drafts.ts';
import { photoBytes } from '../../src/db/photo-bytes.ts';
import { submitDraft } from '../../src/db/record.ts';
import { deliveryCounts, ownRecords } from '../../src/db/records.ts';
import type { PushAnswer } from '../../src/domain/protocol.ts';
import { openSchool, type School } from '../../src/server/school.contract.ts';
import { openSqlite } from '../../src/server/store/sqlite.ts';
import { runRound } from '../../src/sync/run.ts';
import type { Line } from '../../src/sync/rest.ts';
import { wang, yucai } from '../cast.ts';
import { answered, Phone, submitted, wire } from '../sync/phone.ts';
import { freeze, thaw } from './frozen-phone.ts';
import { keepRelease, putServer, release, versions, type Sent } from './released.ts';

const version = process.env['RECORD'];

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'patrol-skew-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

test('there is a release to hold on to', () => expect(versions()).not.toEqual([]));

describe.each(versions())('%s', (name) => {
  test('its phone opens: draft, photo and everything unsent are there, and all of it is delivered', async () => {
    const kept = release(name);
    const school = await openSchool();
    const disk = await thaw(kept.phone);
    const db = new DeviceDb(wang.id, undefined, { indexedDB: disk, IDBKeyRange });
    onTestFinished(() => db.close());
    const [draft] = await openDrafts(db);
    expect(draft?.id).toBe(kept.draft);
    for (const photo of draft?.photos ?? []) expect(await photoBytes(db, photo.sha256)).toBeDefined();
    expect((await db.outbox.toArray()).map((row) => row.id).sort()).toEqual(kept.waiting.toSorted());
    await submitDraft(db, kept.draft);
    const line = wire(school, wang);
    for (let n = 0; n < 5; n++)
      await runRound(db, { force: true, line, locks: null, isMine: async () => true, onLogin: async () => undefined });
    expect(await deliveryCounts(db)).toMatchObject({ records: 0, photos: 0, attention: 0 });
    // The server is another one than then: what had a receipt is offered again and arrives too.
    const lines = await school.parts.store.ledger.linesOf(yucai.id, [...kept.waiting, ...kept.delivered]);
    expect(lines.map((line) => line.id).sort()).toEqual([...kept.waiting, ...kept.delivered].sort());
    expect((await ownRecords(db, 10)).every((record) => record.delivery === 'delivered')).toBe(true);
  });

  test('its upload is taken as it was sent, and taken once', async () => {
    const kept = release(name);
    const school = await openSchool();
    const first = await replay(school, kept.upload);
    expect(first.verdicts).toEqual(kept.uploaded.map((id) => ({ id, verdict: 'accepted' })));
    expect(first.complete).toBe(kept.uploaded.length);
    const again = await replay(
      school,
      kept.upload.filter(({ url }) => url === '/api/ledger'),
    );
    expect(again.verdicts).toEqual(kept.uploaded.map((id) => ({ id, verdict: 'known' })));
  });

  test('its database is opened, moved to what is used today, and still says the same', async () => {
    const file = join(folder(), 'patrol.sqlite');
    putServer(name, file);
    const store = openSqlite(file, () => undefined);
    onTestFinished(() => store.close());
    expect(await store.ledger.firstBreak(yucai.id)).toBeNull();
    const { totals } = await store.reports.inspections(yucai.id, { scope: [], limit: 10 });
    expect(totals.received).toBe(release(name).delivered.length);
    const before = await store.documents.changes({ ...everything, schoolId: yucai.id });
    await store.ledger.rebuild(yucai.id);
    expect(await store.documents.changes({ ...everything, schoolId: yucai.id })).toEqual(before);
    expect(before.documents.length).toBeGreaterThan(5);
  });
});

const everything = {
  personId: wang.id,
  everybody: true,
  groups: [],
  walks: null,
  seq: 0,
  since: 0,
  maxDocuments: 1000,
  maxBytes: 1e7,
};

async function replay(school: School, upload: readonly Sent[]) {
  const verdicts: { id: string; verdict: string }[] = [];
  let complete = 0;
  for (const { method, url, headers, body } of upload) {
    const bytes = new Uint8Array(Buffer.from(body, 'base64'));
    const answered = await school.ask(wang, method, url, bytes, headers);
    expect(answered.status).toBe(200);
    const said = (await answered.json()) as Partial<PushAnswer> & { complete?: boolean };
    for (const verdict of said.verdicts ?? []) verdicts.push({ id: verdict.id, verdict: verdict.verdict });
    if (said.complete) complete++;
  }
  return { verdicts, complete };
}

/** Notes what a phone sends, byte for byte. */
function recording(good: Line): { line: Line; sent: Sent[] } {
  const sent: Sent[] = [];
  const line: Line = async (url, init) => {
    if (init.body) {
      const bytes = Buffer.from(await new Response(init.body).arrayBuffer());
      const headers = Object.fromEntries(new Headers(init.headers));
      sent.push({ method: init.method ?? 'GET', url, headers, body: bytes.toString('base64') });
    }
    return good(url, init);
  };
  return { line, sent };
}

describe.each(version ? [version] : [])('%s', (name) => {
  test('is kept', async () => {
    await keep(name);
    expect(versions()).toContain(name);
  });
});

async function keep(name: string): Promise<void> {
  const file = join(folder(), 'patrol.sqlite');
  const store = openSqlite(file, () => undefined);
  const school = await openSchool({ store });
  const { line, sent } = recording(wire(school, wang));
  const phone = new Phone(wang, line);
  await phone.rounds();
  const delivered = [await submitted(phone.db, 'the door'), await submitted(phone.db, 'the stairs', 600 * 1024)];
  await phone.rounds();
  const upload = sent.filter(({ method }) => method !== 'GET' && method !== 'HEAD');
  const waiting = [await submitted(phone.db, 'the roof')];
  const draft = await answered(phone.db, 'the cellar');
  const frozen = await freeze(phone.disk, phone.db.name);
  const beside = new DatabaseSync(file);
  beside.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  beside.close();
  keepRelease(
    name,
    {
      phone: frozen,
      draft: draft.id,
      waiting: waiting.map((entry) => entry.id),
      delivered: delivered.map((entry) => entry.id),
      upload,
      uploaded: delivered.map((entry) => entry.id),
    },
    readFileSync(file),
  );
}
