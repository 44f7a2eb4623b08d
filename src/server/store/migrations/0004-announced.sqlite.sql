-- What phones said they hold, before they sent it: owed until it is in the ledger. Times are the server's clock, UTC ms.
CREATE TABLE announced (
  school_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  device_id TEXT NOT NULL,
  entry_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  op_seq INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  photos INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  hash TEXT NOT NULL,
  announced_at INTEGER NOT NULL,
  PRIMARY KEY (school_id, person_id, device_id, entry_id),
  FOREIGN KEY (school_id, person_id, device_id) REFERENCES phones (school_id, person_id, device_id)
) STRICT, WITHOUT ROWID;

-- A storage that the browser wiped, as the installation that came after it on the same phone reports it.
ALTER TABLE phones ADD COLUMN lost_at INTEGER;
ALTER TABLE phones ADD COLUMN lost_things INTEGER;
-- A manager has dealt with what is missing: it is no longer asked for, and still taken in should it come.
ALTER TABLE phones ADD COLUMN settled_at INTEGER;
