-- The lines of a month of a ledger as they read when it was closed (封存), by the entry that says so; what is restricted is covered in them. No derived table: a rebuild leaves it alone.
CREATE TABLE closed_ledgers (
  school_id TEXT NOT NULL,
  entry_id TEXT NOT NULL,
  lines BLOB NOT NULL,
  PRIMARY KEY (school_id, entry_id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER closed_ledgers_kept BEFORE UPDATE ON closed_ledgers BEGIN SELECT raise(ABORT, 'what was closed is not changed'); END;
CREATE TRIGGER closed_ledgers_stay BEFORE DELETE ON closed_ledgers BEGIN SELECT raise(ABORT, 'what was closed is not removed'); END;
