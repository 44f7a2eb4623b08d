-- What is kept beyond its time because somebody said why (冻结); lifted again with a reason. about: an id, empty for everything.
CREATE TABLE holds (
  school_id TEXT NOT NULL,
  id TEXT NOT NULL,
  what TEXT NOT NULL,
  about TEXT NOT NULL,
  name TEXT NOT NULL,
  reason TEXT NOT NULL,
  by_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  lifted_by TEXT,
  lifted_at INTEGER,
  lift_reason TEXT,
  PRIMARY KEY (school_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX holds_once ON holds (school_id, what, about) WHERE lifted_at IS NULL;

-- Photos that were here and were removed under a rule: never asked for again, shown by nobody. certificate: the entry that says so. Its file
-- goes later (file_gone_at), when no backup is still copying it, and its copy when no backup that is kept names it any more.
CREATE TABLE removed_photos (
  school_id TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  at INTEGER NOT NULL,
  certificate TEXT NOT NULL,
  file_gone_at INTEGER,
  backups_gone_at INTEGER,
  PRIMARY KEY (school_id, sha256)
) STRICT, WITHOUT ROWID;
CREATE INDEX removed_photos_files ON removed_photos (at) WHERE file_gone_at IS NULL;
CREATE INDEX removed_photos_copies ON removed_photos (at) WHERE backups_gone_at IS NULL;
CREATE INDEX photos_by_age ON photos (school_id, received_at, sha256);

-- Lines of the ledger in which names were covered, and the line that certifies it.
CREATE TABLE covered_lines (
  school_id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  certificate_seq INTEGER NOT NULL,
  PRIMARY KEY (school_id, seq)
) STRICT, WITHOUT ROWID;

-- Still nothing of a line may change but what it says, and that only while the very next line is about to certify it.
DROP TRIGGER ledger_is_never_edited;
CREATE TRIGGER ledger_is_never_edited BEFORE UPDATE ON ledger
WHEN NOT (
  new.school_id = old.school_id AND new.seq = old.seq AND new.id = old.id AND new.sender_id = old.sender_id
  AND new.device = old.device AND new.op_seq = old.op_seq AND new.received_at = old.received_at
  AND new.receipt_id = old.receipt_id AND new.verdict = old.verdict AND new.code IS old.code AND new.hash = old.hash
  AND new.chain = old.chain
  AND EXISTS (
    SELECT 1 FROM covered_lines AS c JOIN schools AS s ON s.id = c.school_id
    WHERE c.school_id = old.school_id AND c.seq = old.seq AND c.certificate_seq = s.last_seq + 1))
BEGIN
  SELECT RAISE (ABORT, 'the ledger is append-only');
END;
