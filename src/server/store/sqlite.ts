// The default store: one SQLite file, one writer.
import type { DatabaseSync } from 'node:sqlite';
import { sqliteAlerts } from './sqlite/alerts.ts';
import { atTheEnd } from './sqlite/at-the-end.ts';
import { auditWriter, sqliteAudit } from './sqlite/audit.ts';
import { sqliteBriefings } from './sqlite/briefings.ts';
import { sqliteKnownHere } from './sqlite/known-here.ts';
import { sqliteRechecks } from './sqlite/drawn.ts';
import { sqliteCases } from './sqlite/cases.ts';
import { groupCommit } from './sqlite/group-commit.ts';
import { sqliteDocuments } from './sqlite/documents.ts';
import { hearing } from './sqlite/heard.ts';
import { fillEarlier } from './sqlite/earlier.ts';
import { sqliteFloorPlans } from './sqlite/floor-plans.ts';
import { sqliteHeld } from './sqlite/held.ts';
import { sqliteSameEntry } from './sqlite/same-entry.ts';
import { inviteRows, sqliteInvites } from './sqlite/invites.ts';
import { sqliteLedger } from './sqlite/ledger.ts';
import { sqliteLedgerSource } from './sqlite/ledger-source.ts';
import { memoryOf } from './sqlite/memory.ts';
import { sqliteMessages } from './sqlite/messages.ts';
import { sqliteUntold } from './sqlite/untold.ts';
import { durability, putNewEpoch, readMeta } from './sqlite/meta.ts';
import { openDatabase } from './sqlite/open.ts';
import { sqliteOpenData } from './sqlite/open-data.ts';
import { recordOwn } from './sqlite/own-entries.ts';
import { sqlitePeople } from './sqlite/people.ts';
import { sqliteDraftCopies } from './sqlite/draft-copies.ts';
import { pinRows, sqlitePins } from './sqlite/pins.ts';
import { sqlitePhotoViews, sqlitePhotoWall } from './sqlite/photo-wall.ts';
import { phoneWriter, sqlitePhones } from './sqlite/phones.ts';
import { sqlitePhotos } from './sqlite/photos.ts';
import { sqliteFirmLinks } from './sqlite/firm-links.ts';
import { sqlitePublicReports } from './sqlite/public-reports.ts';
import { sqlitePushes } from './sqlite/pushes.ts';
import { sqliteRemarks } from './sqlite/remarks.ts';
import { sqliteRegister } from './sqlite/register.ts';
import { rebuilder } from './sqlite/rebuild.ts';
import { rebuildEarlier } from './sqlite/rebuild-earlier.ts';
import { sqliteReports } from './sqlite/reports.ts';
import { sqliteRetention } from './sqlite/retention.ts';
import { checkpointAtRest } from './sqlite/rest.ts';
import { sqliteRounds } from './sqlite/rounds.ts';
import { sqliteWeeks } from './sqlite/week-reports.ts';
import { sqliteSearch } from './sqlite/search-find.ts';
import { sessionRows, sqliteSessions } from './sqlite/sessions.ts';
import { sqliteClosings } from './sqlite/closings.ts';
import { sqliteSettings } from './sqlite/settings.ts';
import { isWithoutRoom, openingTrouble } from './sqlite/sqlite-trouble.ts';
import { sqliteTokens } from './sqlite/tokens.ts';
import { sqliteWebhooks } from './sqlite/webhooks.ts';
import { entryWriter } from './sqlite/write-entry.ts';
import type { Store } from './store.ts';

/**
 * Opens or makes the database in `file` (`:memory:` for tests). `onFault` hears of entries the rules could not judge.
 * Refuses (`CannotStart`) a SQLite that is too old, a file that is damaged or newer than this version, and a disk without room.
 */
export function openSqlite(file: string, onFault: (fault: unknown) => void): Store {
  const db = openDatabase(file);
  try {
    return storeOn(db, onFault);
  } catch (error) {
    db.close();
    throw isWithoutRoom(error) ? openingTrouble(file, error) : error;
  }
}

function storeOn(db: DatabaseSync, onFault: (fault: unknown) => void): Store {
  const { device, secret, key, ...meta } = readMeta(db);
  let { epoch } = meta;
  const memory = memoryOf(db);
  const heard = hearing();
  const end = atTheEnd();
  const documents = sqliteDocuments(db, memory, heard, end);
  fillEarlier(db, documents.reader);
  const rest = checkpointAtRest(db);
  const wrote = (): void => {
    rest.wrote();
    heard.tell();
  };
  const { write, idle } = groupCommit(db, memory, wrote, end);
  const audit = auditWriter(db);
  const writer = entryWriter(db, audit, memory);
  rebuildEarlier(db, rebuilder(db, documents, writer, memory));
  const record = recordOwn(db, documents, writer, device);
  const pins = pinRows(db);
  const phones = phoneWriter(db, pins);
  const sessions = sessionRows(db, memory, phones, pins, audit);
  const invites = inviteRows(db);
  const probe = db.prepare(
    `INSERT INTO meta (key, value) VALUES ('probe', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
  );
  return {
    get epoch() {
      return epoch;
    },
    async renewEpoch(through) {
      epoch = await write(() => putNewEpoch(db, through));
    },
    ...durability(db, write, memory),
    device,
    secret,
    key,
    documents,
    heard,
    ledger: sqliteLedger(db, write, documents, { writer, memory, audit, onFault }),
    held: sqliteHeld(db, write, documents, record),
    sameEntry: sqliteSameEntry(db, write, audit),
    reports: sqliteReports(db),
    register: sqliteRegister(db),
    alerts: sqliteAlerts(db, write, heard),
    messages: { ...sqliteMessages(db, write), ...sqliteUntold(db, write) },
    pushes: sqlitePushes(db, write),
    cases: sqliteCases(db, write, documents, record, memory),
    publicReports: sqlitePublicReports(db, write, record),
    firmLinks: sqliteFirmLinks(db, write, record),
    rounds: sqliteRounds(db, write, documents, record),
    floorPlans: sqliteFloorPlans(db, write, documents, record),
    remarks: sqliteRemarks(db, write, documents, record),
    rechecks: sqliteRechecks(db, documents),
    knownHere: sqliteKnownHere(db),
    weeks: sqliteWeeks(db),
    briefings: sqliteBriefings(db, write),
    ledgerSource: sqliteLedgerSource(db),
    search: sqliteSearch(db, documents, memory),
    photoWall: sqlitePhotoWall(db),
    photoViews: sqlitePhotoViews(db, write),
    photos: sqlitePhotos(db, write, writer, heard),
    people: sqlitePeople(db, write, record, { documents, sessions, phones, audit, invites }),
    invites: sqliteInvites(db, write, { documents, record, sessions, pins, audit, rows: invites, heard }),
    pins: sqlitePins(db, write, pins, sessions),
    draftCopies: sqliteDraftCopies(db, write),
    retention: sqliteRetention(db, write, { documents, record, audit }),
    settings: sqliteSettings(db, write, audit),
    closings: sqliteClosings(db, write, record, documents),
    audit: sqliteAudit(db, write, audit),
    sessions: sqliteSessions(db, write, sessions, phones, memory, audit),
    phones: sqlitePhones(db, write, phones, memory, heard),
    tokens: sqliteTokens(db, write, audit),
    openData: sqliteOpenData(db),
    webhooks: sqliteWebhooks(db, write, audit),
    waitForDisk(isWanted) {
      db.exec(`PRAGMA synchronous = ${isWanted ? 'FULL' : 'OFF'}`);
    },
    async probe(at) {
      await write(() => probe.run(String(at)));
    },
    async close() {
      await idle();
      rest.stop();
      db.close();
    },
  };
}
