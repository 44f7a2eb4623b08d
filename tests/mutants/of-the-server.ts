// What goes wrong at the school.
import { change, type Mutant } from './mutant.ts';

const ledger = 'src/server/store/sqlite/ledger.ts';

export const ofTheServer: readonly Mutant[] = [
  {
    name: 'entries of one moment are taken for one',
    thread: 'getodk/collect#3391',
    lesson: 'identity is an id, not a time',
    patches: [
      change(
        ledger,
        '    if (!row) return null;\n',
        "    const twin = db.prepare(\"SELECT seq, receipt_id FROM ledger WHERE school_id = ? AND device = ? AND raw ->> '$.at.ms' = ?\").get(schoolId, offer.entry.device, (offer.entry as unknown as { at: { ms: number } }).at.ms);\n    if (!row && twin) return { verdict: 'known', id, held: { receiptId: String(twin['receipt_id']), id, hash, seq: Number(twin['seq']), missing: [] } };\n    if (!row) return null;\n",
      ),
    ],
    by: ['src/server/store/sqlite.test.ts', 'an entry gets the next seq'],
  },
  {
    name: 'the same entry again is an error',
    thread: 'kobotoolbox/kpi#5047',
    lesson: 'sending twice is harmless',
    patches: [
      change(
        ledger,
        'if (before) return before;',
        "if (before) return refuse(schoolId, sender, offer, { verdict: 'refused', code: 'conflict' }, at);",
      ),
    ],
    by: ['src/server/store/sqlite.test.ts', '8 the same entry'],
  },
  {
    name: 'a folder that is there is taken for one whose name was synced',
    thread: 'found here',
    lesson: 'whoever made it may have been killed before',
    patches: [
      change('src/server/photos/durable.ts', 'let above = folder; above !== top;', 'let above = top; above !== top;'),
    ],
    by: ['src/server/photos/disk.test.ts', 'file, name'],
  },
  {
    name: 'taking back what is held aside is turned away',
    thread: 'found here',
    lesson: 'a manager must see both',
    patches: [
      change(
        ledger,
        "if (before?.['verdict'] !== 'quarantined') return judged;",
        "if (before?.['verdict'] !== 'quarantined' || schoolId !== '') return judged;",
      ),
    ],
    by: ['tests/sync/entries.test.ts', 'O7'],
  },
  {
    name: 'a photo is not synced before its name',
    thread: 'reliability.md 0.6',
    lesson: 'without it every photo was torn by a power cut',
    patches: [change('src/server/photos/durable.ts', '  await steps.syncFile(from);\n', '')],
    by: ['src/server/photos/disk.test.ts', 'file, name'],
  },
  {
    name: 'the folder of a photo is not synced',
    thread: 'reliability.md 0.6',
    lesson: 'a name is data too',
    patches: [change('src/server/photos/durable.ts', '  await steps.syncFolder(folder);\n', '')],
    by: ['src/server/photos/disk.test.ts', 'file, name'],
  },
  {
    name: 'out of scope is turned away',
    thread: 'Aam-Digital/ndb-core#4178',
    lesson: 'kept aside for a manager, never lost',
    patches: [change('src/server/judge.ts', "new Set<ProblemCode>([\n  'out-of-scope',", 'new Set<ProblemCode>([')],
    by: ['tests/sync/entries.test.ts', 'O6'],
  },
  {
    name: 'an entry of a newer app is turned away',
    thread: 'reliability.md 2.10',
    lesson: 'stored as it is until the server knows it',
    patches: [
      change(
        'src/server/judge.ts',
        "return { verdict: 'quarantined', code: 'newer-schema' }",
        "return { verdict: 'refused', code: 'newer-schema' }",
      ),
    ],
    by: ['src/server/store/sqlite.test.ts', 'a newer schema'],
  },
  {
    name: 'what left while the clock ran ahead stays away',
    thread: 'found here',
    lesson: 'a clock that is put right turns the window back',
    patches: [
      change(
        'src/server/routes/changes.ts',
        'const from = isBack ? { seq: 0, since } : asking;',
        'const from = isBack && !asking ? { seq: 0, since } : asking;',
      ),
    ],
    by: ['tests/sync/rounds.test.ts', 'C9'],
  },
  {
    name: 'what a manager released is not there after a rebuild',
    thread: 'found nowhere yet',
    lesson: 'documents come from the ledger alone',
    patches: [
      change(
        'src/server/store/sqlite/rebuild.ts',
        "if (parsed.entry.kind === 'held-settled') held.effect(schoolId, parsed.entry, line, foldAtSchool);",
        '',
      ),
    ],
    by: ['src/server/routes/held.test.ts', 'what a manager releases counts as'],
  },
  {
    name: 'what is held is settled twice',
    thread: 'found nowhere yet',
    lesson: 'two managers look at the same list',
    patches: [
      change(
        'src/server/store/sqlite/held.ts',
        "if (read('held', receiptId)) throw new Refusal('already-settled');",
        '',
      ),
    ],
    by: ['src/server/routes/held.test.ts', 'what a manager rejects'],
  },
  {
    name: 'what somebody may read since is never sent',
    thread: 'Nozbe/WatermelonDB#1264',
    lesson: 'a cursor is good for the rights it was given under',
    patches: [
      change(
        'src/server/routes/changes.ts',
        "if (cursor.scope !== scopeVersion(person, groups, holds, officeOf(person))) throw new Refusal('resync');",
        '',
      ),
    ],
    by: ['src/server/routes/changes.test.ts', 'when a person’s places change'],
  },
  {
    name: 'of many photos the first three are asked for',
    thread: 'kobotoolbox/kobocat#432',
    lesson: 'success is said of what is there, and every photo that is not is named',
    patches: [
      change('src/server/store/sqlite/write-entry.ts', '     ORDER BY sha256`', '     ORDER BY sha256 LIMIT 3`'),
    ],
    by: ['src/server/store/sqlite.test.ts', 'missing photos are all'],
  },
  {
    name: 'a second record of one name is turned away',
    thread: 'enketo/enketo#1010',
    lesson: 'a record is known by its id, not by what it is called',
    patches: [
      change(
        ledger,
        '    if (before) return before;\n',
        "    if (before) return before;\n    const namesake = db.prepare(\"SELECT 1 FROM ledger WHERE school_id = ? AND raw ->> '$.kind' = 'inspection-submitted' AND raw ->> '$.kind' = ? AND raw ->> '$.body.placeId' = ? AND raw ->> '$.body.template.code' = ?\");\n    const { kind, body } = JSON.parse(offer.raw) as { kind: string; body: { placeId?: string; template?: { code?: string } } };\n    if (namesake.get(schoolId, kind, body.placeId ?? '', body.template?.code ?? '')) return refuse(schoolId, sender, offer, { verdict: 'refused', code: 'conflict' }, at);\n",
      ),
    ],
    by: ['tests/skew/skew.test.ts', ''],
  },
  {
    name: 'a backup that fails says nothing',
    thread: 'benbjohnson/litestream#1083, #1164',
    lesson: 'whoever answers for the school must hear of it',
    patches: [
      change(
        'src/server/backup/schedule.ts',
        "if (failed.has('keep') || failed.has('drill')) return { state: 'failed', at, verifiedAt };",
        '',
      ),
    ],
    by: ['src/server/backup/schedule.test.ts', 'P19 a backup that fails'],
  },
  {
    name: 'a backup is taken for whole by the sizes in it',
    thread: 'benbjohnson/litestream#752, PR#1337',
    lesson: 'what is not read back is no backup',
    patches: [
      change(
        'src/server/backup/check.ts',
        'else if (read.has(photo) && (await sumOf(file))?.sha256 !== photo.sha256)',
        'else if (read.has(photo) && (await sumOf(file))?.sha256 === undefined)',
      ),
    ],
    by: ['src/server/backup/backup.test.ts', 'P19 '],
  },
  {
    name: 'a SQLite that loses commits is taken',
    thread: 'SQLite, WAL-reset bug (fixed in 3.51.3)',
    lesson: 'the version is asked before the file is touched',
    patches: [change('src/server/store/sqlite/open.ts', '    checkVersion(db);\n', '')],
    by: ['src/server/store/sqlite.test.ts', 'a SQLite that can lose'],
  },
];
