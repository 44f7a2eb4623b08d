// Of the seventy bad inputs those that `list.test.ts` does not try itself.

const photosTest = 'src/server/routes/photos.test.ts';
/** Tried in another file: by number, the file and a piece of the test's name. */
export const elsewhere: [n: number, file: string, name: string][] = [
  [8, 'src/server/store/store.contract.ts', '8 the same entry 64 times at once is one line'],
  [9, 'src/server/store/store.contract.ts', '9 the same id with other content is a conflict; the first stays'],
  [10, 'src/server/store/store.contract.ts', 'a gap in what a phone has sent shows until it is filled'],
  [25, photosTest, '25 chunks that add up to something else'],
  [29, 'src/server/photos/image.test.ts', '29 a moving PNG'],
  [30, 'src/server/photos/image.test.ts', '30 a single HEIC is accepted'],
  [32, photosTest, '32 a chunk at the wrong place is told the right one'],
  [33, photosTest, '33 a chunk beyond the length'],
  [34, photosTest, '34 two tabs at once end with the same bytes'],
  [35, photosTest, '35 an upload nobody goes on with for a week'],
  [36, 'src/server/read-body.test.ts', '36 a body that stops is given up after half a minute'],
  [38, 'src/server/routes/session.test.ts', '38 a session ends after 14 idle days'],
  [39, 'src/server/routes/session.test.ts', '39 a revoked phone is told so'],
  [41, 'tests/proof/access/csrf.test.ts', 'from an origin that hides'],
  [42, 'src/server/routes/session.test.ts', '42 too many requests of one session'],
  [43, 'tests/proof/hostile/fuzz.test.ts', 'cursors'],
  // What is gone is worked out from documents that stay for ever, so no cursor is too old for it.
  [44, 'src/server/routes/changes.test.ts', '44 a cursor of years ago is told everything that went since'],
  [48, 'src/server/main.test.ts', '48 headers above 16 KB are answered 431'],
  [48, 'src/server/main.test.ts', '48 a hundred and one headers are answered 431'],
  // Only the phone searches, in what it has.
  [49, 'src/app/place-tree.test.ts', '49 what is typed to find a place is taken letter by letter'],
  [51, 'src/server/sheets/read-workbook.test.ts', 'a zip bomb that lies is stopped where its lie ends'],
  [
    51,
    'src/server/checklist-files/read-sheets.test.ts',
    'every bad row is named, on every sheet, and nothing is imported',
  ],
  [53, 'tests/e2e/scan.spec.ts', 'another school’s label gets a sentence'],
  // Drafts are nowhere but on their phone, so there is no copy to offer.
  [54, 'tests/e2e/own-record.spec.ts', '54 the address of a draft that lies on another phone says so'],
  [55, 'src/db/storage.test.ts', 'what is typed is saved with the reserve when the disk is full'],
  [56, 'src/db/photos.test.ts', 'when the disk is full the reserve goes to what people type, and photos wait'],
  [57, 'src/db/device-db.test.ts', 'a browser without IndexedDB is told apart'],
  [58, 'src/db/device-db.test.ts', 'a database made by a newer app is not written into'],
  [59, 'src/db/record.test.ts', 'of two tabs that finish one draft one wins'],
  [60, 'src/db/moment.test.ts', 'after a clock was set back nobody knows how far it is from the server’s'],
  [61, 'src/domain/phone.test.ts', '61 when most phones say that the server is an hour ahead'],
  [62, 'src/server/store/sqlite/group-commit.test.ts', '62 when the disk is full everybody in the group hears so'],
  [63, 'src/server/store/sqlite/group-commit.test.ts', '63 a database that somebody else locks'],
  [64, 'src/server/config.test.ts', 'DATA_DIR'],
  [65, 'src/server/store/sqlite.test.ts', '65 a damaged or foreign file is refused'],
  [66, 'src/server/backup/backup.test.ts', '66 the nightly look at every photo names what is gone or changed'],
  [67, 'tests/sync/rounds.test.ts', 'C5 a restored server gets back what it had lost'],
  [69, 'tests/sync/long-queue.test.ts', '69 five thousand things that wait'],
  [70, 'src/server/routes/reports.test.ts', 'photos'],
];

/** Nothing can send it: why, and a name by which it will be seen that something now can. */
export const cannotOccur: [n: number, why: string, until: RegExp][] = [
  [
    52,
    'no file of places is read: they are typed, and a name that is there already is refused (`new-places.test.ts`)',
    /import-(places|people)|(places|people).*xlsx/,
  ],
];
