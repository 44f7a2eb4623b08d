// What goes wrong in the phone’s own database.
import { change, type Mutant } from './mutant.ts';

const outbox = 'src/db/outbox.ts';
const delivered = 'src/db/delivered.ts';
const changes = 'src/db/changes.ts';

export const ofThePhone: readonly Mutant[] = [
  {
    name: 'what is older than a week by the phone’s clock is dropped',
    thread: 'GoogleChrome/workbox (maxRetentionTime)',
    lesson: 'the device clock decides nothing',
    patches: [
      change(
        outbox,
        'const rows = await db.outbox\n    .orderBy',
        'await db.outbox.filter((row) => Date.now() - row.at > 604_800_000).delete();\n  const rows = await db.outbox\n    .orderBy',
      ),
    ],
    by: ['tests/sync/entries.test.ts', 'O3'],
  },
  {
    name: 'relaxed durability',
    thread: 'reliability.md 0.2',
    lesson: 'a commit that the disk has not seen is not one',
    patches: [
      change(
        'src/db/device-db.ts',
        "super(nameFor(personId), { chromeTransactionDurability: 'strict'",
        "super(nameFor(personId), { chromeTransactionDurability: 'relaxed'",
      ),
    ],
    by: ['src/db/device-db.test.ts', 'every write asks for strict durability'],
  },
  {
    name: 'writing goes on behind a torn record',
    thread: 'docs/adr/0014',
    lesson: 'after a disk without a byte nothing is written until there is a new journal',
    patches: [change('src/db/journal.ts', '  if (torn || !mayHaveTorn(cause)) return;\n', '  return void cause;\n')],
    by: ['src/db/journal.test.ts', 'after a write that found no byte left nothing is written'],
  },
  {
    name: 'a draft saved past Dexie is relaxed',
    thread: 'reliability.md 0.2',
    lesson: 'every way to the disk must ask for it',
    patches: [change('src/db/draft-row.ts', "{ durability: 'strict' }", "{ durability: 'relaxed' }")],
  },
  {
    name: 'the photo worker writes relaxed',
    thread: 'reliability.md 0.2',
    lesson: 'every way to the disk must ask for it',
    patches: [change('src/db/put-photo.ts', "{ durability: 'strict' }", "{ durability: 'relaxed' }")],
  },
  {
    name: 'a draft names bytes that are not looked for',
    thread: 'docs/adr/0015',
    lesson: 'what was put before may be swept away before it is named',
    patches: [change('src/db/draft-row.ts', 'if (there.result !== undefined) return;', 'if (there) return;')],
    by: ['src/db/put-photo.test.ts', 'bytes swept away'],
  },
  {
    name: 'a failed write is resolved',
    thread: 'Expensify/App#87862, #90636',
    lesson: 'never resolve a failed write',
    patches: [
      change(
        'src/db/durably.ts',
        '!(await releaseReserve(db))) throw error;',
        '!(await releaseReserve(db))) return undefined as T;',
      ),
    ],
  },
  {
    name: 'the dead connection is used again',
    thread: 'Expensify/App#87864, react-native-onyx#780',
    lesson: 'drop the handle, reopen, run it again',
    patches: [change('src/db/durably.ts', '      await reopen(db);\n', '')],
    by: ['src/db/device-db.test.ts', ''],
  },
  {
    name: 'a transaction that was torn down is given up',
    thread: 'react-native-onyx#832',
    lesson: 'what a browser calls unknown is a connection to be opened anew',
    patches: [change('src/db/full.ts', "new Set(['UnknownError', ", 'new Set([')],
    by: ['src/db/device-db.test.ts', 'a write goes through after WebKit'],
  },
  {
    name: 'the cursor is stored before its page',
    thread: 'apache/pouchdb#1240',
    lesson: 'cursor and documents in one transaction',
    patches: [
      change(
        changes,
        "  return durably(db, () =>\n    db.transaction('rw', db.documents, db.meta, async () => {\n      const pull = await pullState(db);\n      if (pull.cursor !== after) return false;",
        "  await putMeta(db, 'pull', { ...(await pullState(db)), cursor: changes.cursor });\n  return durably(db, () =>\n    db.transaction('rw', db.documents, db.meta, async () => {\n      const pull = await pullState(db);",
      ),
    ],
    by: ['src/db/changes.test.ts', 'C3'],
  },
  {
    name: 'an older page is applied over a newer one',
    thread: 'powersync.dart#253',
    lesson: 'reads never go back in time',
    patches: [change(changes, 'if (pull.cursor !== after) return false;', '')],
    by: ['src/db/changes.test.ts', 'C3'],
  },
  {
    name: 'finishing takes two transactions',
    thread: 'getodk/collect#6522',
    lesson: 'a draft or a final, never a ghost',
    patches: [
      change(
        'src/db/fact.ts',
        '    const written = await durably(db, () => write(db, before, rows, also));',
        "    await db.transaction('rw', [db.meta, db.drafts, db.photoBytes, db.entries, db.outbox, db.delivered], () => also());\n    const written = await durably(db, () => write(db, before, rows, async () => true));",
      ),
    ],
    by: ['tests/sync/rounds.test.ts', 'R2'],
  },
  {
    name: 'what was hashed is not what is closed',
    thread: 'getodk/collect#5317',
    lesson: 'freeze at finalise',
    patches: [change('src/db/record.ts', 'if (canonical(still) !== canonical(draft)) return false;', '')],
    by: ['src/db/record.test.ts', 'a save that comes while'],
  },
  {
    name: 'ids of drafts are row numbers',
    thread: 'getodk/collect#6038',
    lesson: 'keys are never used twice',
    patches: [
      change(
        'src/db/drafts.ts',
        '    id: newId(),',
        "    id: `00000000-0000-7000-8000-${String(await db.drafts.count()).padStart(12, '0')}`,",
      ),
    ],
    by: ['src/db/record.test.ts', 'O1'],
  },
  {
    name: 'a restored server is not noticed',
    thread: 'medic/cht-core#8093, Kinto/kinto.js#44',
    lesson: 'another epoch: offer everything again',
    patches: [
      change(
        delivered,
        "await backToOutbox(db, await db.delivered.filter((row) => row.cleared !== 'text').toArray());",
        '',
      ),
    ],
    by: ['tests/sync/restore.test.ts', 'C6'],
  },
  {
    name: 'missing photos count as sent',
    thread: 'enketo/enketo#1043, getodk/central#706',
    lesson: 'only the server says what is complete',
    patches: [change(outbox, 'missing: receipt.missing,', 'missing: [],')],
    by: ['tests/sync/restore.test.ts', 'C6'],
  },
  {
    name: 'an overtaken answer brings photos back',
    thread: 'powersync.dart#307',
    lesson: 'states only go forward',
    patches: [
      change(
        delivered,
        'const missing = row.missing.filter((other) => other !== sha256 && (said.get(row.id)?.has(other) ?? true));',
        'const missing = [...(said.get(row.id) ?? row.missing.filter((other) => other !== sha256))];',
      ),
    ],
    by: ['tests/sync/photos.test.ts', 'F1'],
  },
  {
    name: 'one refused entry is tried for ever, and nothing else',
    thread: 'hercycle-ai#308',
    lesson: 'a poisoned item steps aside',
    patches: [change(outbox, "state: strikes > 1 ? 'attention' : 'waiting'", "state: 'waiting'")],
    by: ['tests/sync/entries.test.ts', 'O4'],
  },
  {
    name: 'live answers before the commit',
    thread: 'dexie/Dexie.js#1813, #2058',
    lesson: 'the cache stays off',
    patches: [
      change(
        'src/db/device-db.ts',
        "chromeTransactionDurability: 'strict', cache: 'disabled', ...options",
        "chromeTransactionDurability: 'strict', cache: 'immutable', ...options",
      ),
    ],
    by: ['src/db/records.test.ts', 'a live question'],
  },
  {
    name: 'photos are stored as blobs',
    thread: 'dexie/Dexie.js#618, mdn/content#37041',
    lesson: 'bytes, which no cleaner takes apart',
    patches: [
      change(
        'src/db/draft-row.ts',
        'bytes.put({ sha256, bytes: pictures.bytes });',
        'bytes.put({ sha256, bytes: new Blob([pictures.bytes]) as unknown as ArrayBuffer });',
      ),
    ],
    by: ['tests/sync/restore.test.ts', 'C6'],
  },
  {
    name: 'tidying takes photos that are still to be sent',
    thread: 'kobotoolbox/enketo-express#456',
    lesson: 'what an entry names stays',
    patches: [change('src/db/sweep.ts', 'await db.outbox.each(name);', '')],
    by: ['src/db/photos.test.ts', 'what an entry names'],
  },
  {
    name: 'tidying takes photos the server waits for',
    thread: 'kobotoolbox/enketo-express#155',
    lesson: 'never clear before the receipt',
    patches: [change('src/db/sweep.ts', 'await db.delivered.each(name);', '')],
    by: ['src/db/correct.test.ts', 'a correction that is given up'],
  },
  {
    name: 'typing takes a photo out of the draft',
    thread: 'enketo/enketo#1043, #1510',
    lesson: 'photos have one writer',
    patches: [change('src/db/drafts.ts', '(stored) => withPhotosOf(next.draft, stored)', '() => next.draft')],
    by: ['src/db/correct.test.ts', 'F7'],
  },
  {
    name: 'a late save raises a submitted draft from the dead',
    thread: 'getodk/collect#6522',
    lesson: 'a draft that is gone stays gone',
    patches: [
      change(
        'src/db/draft-row.ts',
        '        if (!read.result) throw notFound(id);\n        const changed = { ...change(read.result)',
        '        const changed = { ...change(read.result ?? ({ id, photos: [], dropped: [], answers: [] } as unknown as Draft))',
      ),
    ],
    by: ['src/db/drafts.test.ts', ''],
  },
  {
    name: 'two tabs number the same entry',
    thread: 'enketo-express#567',
    lesson: 'the number is checked inside the transaction',
    patches: [change('src/db/fact.ts', "if (((await metaOf(db, 'opSeq')) ?? 0) !== before) return 'overtaken';", '')],
    by: ['tests/sync/rounds.test.ts', 'R2'],
  },
  {
    name: 'receipt and outbox in two transactions',
    thread: 'powersync-kotlin#340',
    lesson: 'one step is one transaction',
    patches: [
      change(
        outbox,
        '      await db.outbox.bulkDelete(received.map((row) => row.id));\n',
        '      if (received.length > 0) void Promise.resolve().then(() => setTimeout(() => void db.outbox.bulkDelete(received.map((row) => row.id)), 0));\n',
      ),
    ],
  },
  {
    name: 'a round goes on while somebody is signing in',
    thread: 'dexie/Dexie.js#2019',
    lesson: 'nobody sends with a cookie that may be another’s',
    patches: [
      change(
        'src/db/session-here.ts',
        'return !isEntering && current?.personId === personId',
        'return isEntering || current?.personId === personId',
      ),
    ],
    by: ['src/db/device.test.ts', ''],
  },
  {
    name: 'photos go although no backup holds them',
    thread: 'Aam-Digital/ndb-core#4178, medic/cht-core#8093',
    lesson: 'purge only what a verified backup covers',
    patches: [change('src/db/clear.ts', 'completeAt(row) < at;', 'completeAt(row) < Infinity + at;')],
    by: ['tests/sync/room.test.ts', ''],
  },
  {
    name: 'going over to a newer checklist drops what does not fit it',
    thread: 'found nowhere yet',
    lesson: 'what was answered stays readable',
    patches: [change('src/db/carry-over.ts', '...(earlier?.left ?? []), ...told]', '...(earlier?.left ?? [])]')],
    by: ['src/db/carry-over.test.ts', 'what is left behind'],
  },
  {
    name: 'what was said here and what the school shows are read one after the other',
    thread: 'found nowhere yet',
    lesson: 'what moves between two tables is read from both at once',
    patches: [
      change('src/db/at-once.ts', '  Dexie.currentTransaction\n', '  Dexie.currentTransaction !== undefined\n'),
    ],
    by: ['tests/sync/between-reads.test.ts', 'C10'],
  },
  {
    name: 'the first of several pages counts as all of them',
    thread: 'found nowhere yet',
    lesson: 'an own word is shown by its document, and that comes when others changed it last',
    patches: [change('src/db/changes.ts', 'seq: finished ? through : pull.seq,', 'seq: through,')],
    by: ['src/db/broken-download.test.ts', 'C10'],
  },
  {
    name: 'a wiped storage is never noticed',
    thread: 'Aam-Digital/ndb-core PR#4179',
    lesson: 'the canary is looked at with each start, and the school is told',
    patches: [
      change(
        'src/sync/triggers.ts',
        'db ? noteLoss(db).catch(reportAndGoOn) : undefined;',
        'db && noteLoss ? undefined : undefined;',
      ),
    ],
    by: ['src/sync/triggers.test.ts', 'a storage that was wiped'],
  },
  {
    name: 'the browser is never asked to keep what is stored',
    thread: 'Aam-Digital/ndb-core PR#4179',
    lesson: 'persist() is asked for until it is promised',
    patches: [change('src/sync/triggers.ts', '  void askUnlessKept();\n', '')],
    by: ['src/sync/triggers.test.ts', 'the browser is asked at each start'],
  },
  {
    name: 'what one window saves the others do not hear of',
    thread: 'actualbudget/actual#1495',
    lesson: 'all windows show what is on the disk',
    patches: [change('src/db/draft-row.ts', '  tellQuestions(db, id, beside);\n', '')],
    by: ['src/db/drafts.test.ts', 'a question on screen hears'],
  },
  {
    name: 'what an entry changes here is not stored with it',
    thread: 'TanStack/db#1124',
    lesson: 'what waits says after a restart all that it said before',
    patches: [
      change(
        'src/db/fact.ts',
        'text: { id: entry.id, entry, record, hazards, ...',
        'text: { id: entry.id, entry, record, hazards: [], ...',
      ),
    ],
    by: ['src/db/records.test.ts', 'the hazards of an own record'],
  },
  {
    name: 'an upgrade wipes the queue',
    thread: 'SandeepVashishtha/Eventra#2744',
    lesson: 'what a released version left on a phone is kept as a fixture, opened and delivered',
    patches: [
      change('src/db/device-db.ts', 'export const version = 1;', 'export const version = 2;'),
      change(
        'src/db/device-db.ts',
        'this.version(version).stores(version1);',
        "this.version(1).stores(version1);\n    this.version(version).stores({}).upgrade((tx) => tx.table('outbox').clear());",
      ),
    ],
    by: ['tests/skew/skew.test.ts', ''],
  },
  {
    name: 'the queue is idle until somebody comes back to the page',
    thread: 'enketo/enketo#1180',
    lesson: 'a timer of the page begins the next round',
    patches: [
      change(
        'src/sync/triggers.ts',
        "timer = setTimeout(() => document.visibilityState === 'visible' && start(false), waitMs);",
        'timer = undefined;\n    void waitMs;',
      ),
    ],
  },
  {
    name: 'with its place a draft goes as well',
    thread: 'getodk/central#749',
    lesson: 'never cascade into what somebody recorded',
    patches: [
      change(
        changes,
        "db.transaction('rw', db.documents, db.meta, async () => {\n      const pull = await pullState(db);\n      if (pull.cursor !== after)",
        "db.transaction('rw', db.documents, db.meta, db.drafts, async () => {\n      const pull = await pullState(db);\n      if (pull.cursor !== after)",
      ),
      change(
        changes,
        '      const finished = !changes.more;\n',
        '      await db.drafts.filter((draft) => changes.gone.some(({ id }) => id === draft.placeId)).delete();\n      const finished = !changes.more;\n',
      ),
    ],
    by: ['src/db/changes.test.ts', 'C2'],
  },
];
