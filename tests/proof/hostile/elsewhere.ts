// Of the seventy bad inputs those that `list.test.ts` does not try itself.

const photosTest = 'src/server/routes/photos.test.ts';
/** Tried in another file: by number, the file and the whole name of the test, or of its row in a table of tests. */
export const elsewhere: [n: number, file: string, name: string][] = [
  [
    8,
    'src/server/store/store.contract.ts',
    '8 the same entry 64 times at once is one line, one record and one receipt',
  ],
  [5, 'src/server/read-body.test.ts', 'too large by what comes'],
  [
    9,
    'src/server/store/store.contract.ts',
    '9 the same id with other content is a conflict; the first stays and the second is kept aside',
  ],
  [10, 'src/server/store/store.contract.ts', 'a gap in what a phone has sent shows until it is filled'],
  [20, 'src/domain/inspection.test.ts', '20 a place off this earth is no place'],
  [25, photosTest, '25 chunks that add up to something else are refused and start again from nothing'],
  [27, 'src/server/photos/image.test.ts', '27 a photo cut short keeps its place, its size unknown'],
  [29, 'src/server/photos/image.test.ts', '29 a moving PNG'],
  [30, 'src/server/photos/image.test.ts', '30 a single HEIC is accepted'],
  [32, photosTest, '32 a chunk at the wrong place is told the right one'],
  [33, photosTest, '33 a chunk beyond the length, a negative offset or another length is refused and changes nothing'],
  [34, photosTest, '34 two tabs at once end with the same bytes; the second is known or told where to go on'],
  [35, photosTest, '35 an upload nobody goes on with for a week begins anew, and is cleared by the nightly look'],
  [36, 'src/server/read-body.test.ts', '36 a body that stops is given up after half a minute'],
  [38, 'src/server/routes/session.test.ts', '38 a session ends after 14 idle days, and after 90 whatever happens'],
  [39, 'src/server/routes/session.test.ts', '39 a revoked phone is told so and reads nothing more'],
  [40, 'src/server/routes/ledger.test.ts', '40 work outside the scope is put aside with a receipt'],
  [41, 'tests/proof/access/csrf.test.ts', 'from an origin that hides'],
  [42, 'src/server/routes/session.test.ts', '42 too many requests of one session are asked to wait, others are not'],
  [43, 'tests/proof/hostile/fuzz.test.ts', '43 cursors that were spoiled, cut or mixed are refused, and never a fault'],
  // What is gone is worked out from documents that stay for ever, so no cursor is too old for it.
  [
    44,
    'src/server/routes/changes.test.ts',
    '44 a cursor of years ago is told everything that went since: what is gone is worked out, and nothing of it is forgotten',
  ],
  [48, 'src/server/main.test.ts', '48 headers above 16 KB are answered 431'],
  [48, 'src/server/main.test.ts', '48 a hundred and one headers are answered 431'],
  [49, 'src/server/routes/search.test.ts', 'hostile questions are refused with one code, or find nothing'],
  [49, 'src/app/place-tree.test.ts', '49 what is typed to find a place is taken letter by letter'],
  [
    50,
    'src/server/sheets/read-workbook.test.ts',
    'text that looks like a formula, or like a name of the language, is written as text',
  ],
  [51, 'src/server/sheets/read-workbook.test.ts', 'a zip bomb that lies is stopped where its lie ends'],
  [
    51,
    'src/server/checklist-files/read-sheets.test.ts',
    'every bad row is named, on every sheet, and nothing is imported',
  ],
  [51, 'src/server/routes/school-file.test.ts', 'every bad row of every sheet is named, and nothing is taken'],
  [52, 'src/server/place-files/read-places.test.ts', 'every bad row is named, and nothing is taken'],
  [
    52,
    'src/server/routes/school-file.test.ts',
    'what was looked at and is not so any more is not kept: somebody has changed the school meanwhile',
  ],
  [53, 'src/domain/place-code.test.ts', '53 anything else is garbage, however long'],
  [53, 'tests/e2e/scan.spec.ts', 'another school’s label gets a sentence, and the camera goes on looking'],
  // Drafts are nowhere but on their phone, so there is no copy to offer.
  [
    54,
    'tests/e2e/own-record.spec.ts',
    '54 the address of a draft that lies on another phone says so, and leads back to today',
  ],
  [55, 'src/db/storage.test.ts', 'what is typed is saved with the reserve when the disk is full'],
  [
    56,
    'src/db/photos.test.ts',
    'when the disk is full the reserve goes to what people type, and photos wait until it is back',
  ],
  [57, 'src/db/device-db.test.ts', 'a browser without IndexedDB is told apart'],
  [58, 'src/db/device-db.test.ts', 'a database made by a newer app is not written into'],
  [
    58,
    'tests/e2e/not-whole.spec.ts',
    'the address of another person’s record shows nothing of it, the same as one that is not there',
  ],
  [59, 'src/db/record.test.ts', 'of two tabs that finish one draft one wins'],
  [60, 'src/db/moment.test.ts', 'after a clock was set back nobody knows how far it is from the server’s'],
  [
    61,
    'src/domain/phone.test.ts',
    '61 when most phones say that the server is an hour ahead it is in doubt, and not they',
  ],
  [
    62,
    'src/server/store/sqlite/group-commit.test.ts',
    '62 when the disk is full everybody in the group hears so, nothing is half-written, and it recovers',
  ],
  [
    63,
    'src/server/store/sqlite/group-commit.test.ts',
    '63 a database that somebody else locks is trouble for everybody in the group, nothing is half-written, and it goes on',
  ],
  [64, 'src/server/config.test.ts', '64 a data folder that is none is named'],
  [64, 'src/server/config.test.ts', '64 a folder on a network share (%i, %s) is refused with the reason'],
  [
    65,
    'src/server/main.test.ts',
    '65 an emptied or cut database is refused with the last verified backup, and a restore cut short with what to do',
  ],
  [65, 'src/server/store/sqlite.test.ts', '65 a damaged or foreign file is refused with a sentence'],
  [
    66,
    'src/server/backup/backup.test.ts',
    '66 the nightly look at every photo names what is gone or changed, and asks for it',
  ],
  [67, 'tests/sync/rounds.test.ts', 'C5 a restored server gets back what it had lost, photos too'],
  [
    69,
    'tests/sync/long-queue.test.ts',
    '69 five thousand things that wait go out oldest first, and a line that breaks makes nothing go twice',
  ],
  [
    70,
    'src/server/routes/reports.test.ts',
    '70 a record that still arrives says so in the list, in its count and in the file',
  ],
  [
    70,
    'tests/e2e/own-record.spec.ts',
    'a photo lost after the receipt is taken again, the record is complete, and the manager sees why',
  ],
];
