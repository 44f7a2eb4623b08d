-- Everything the server remembers. The ledger is the truth; documents, rows and wants are what it adds up to.

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- One counter row a school: the next seq is taken in the transaction that writes the entry, so seq is commit order.
CREATE TABLE schools (
  id TEXT PRIMARY KEY,
  last_seq INTEGER NOT NULL,
  last_chain TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What the entry itself says is read out of raw and stored once. The seqs of a school are checked by the chain.
CREATE TABLE ledger (
  school_id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  id TEXT NOT NULL,
  sender_id TEXT NOT NULL,
  device TEXT NOT NULL,
  op_seq INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  receipt_id TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('accepted', 'quarantined')),
  code TEXT,
  hash TEXT NOT NULL,
  chain TEXT NOT NULL,
  raw TEXT NOT NULL,
  kind TEXT GENERATED ALWAYS AS (raw ->> '$.kind') VIRTUAL,
  person_id TEXT GENERATED ALWAYS AS (raw ->> '$.by') VIRTUAL,
  PRIMARY KEY (school_id, seq)
) STRICT;
-- What somebody sends in another's name must never stand in the way of the real author.
CREATE UNIQUE INDEX ledger_once ON ledger (school_id, id) WHERE code IS NULL OR code <> 'not-yours';
CREATE UNIQUE INDEX ledger_once_a_sender ON ledger (school_id, id, sender_id) WHERE code = 'not-yours';
CREATE INDEX ledger_by_device ON ledger (school_id, device, op_seq);

CREATE TRIGGER ledger_is_never_edited BEFORE UPDATE ON ledger BEGIN
  SELECT RAISE (ABORT, 'the ledger is append-only');
END;
CREATE TRIGGER ledger_is_never_cut BEFORE DELETE ON ledger BEGIN
  SELECT RAISE (ABORT, 'the ledger is append-only');
END;

-- owner '' means everybody in the school may see it. changed_at is the server's clock, UTC ms.
-- An inspection's answers stay in the ledger line (shown_seq) that the record shows; body is the rest of the record.
CREATE TABLE documents (
  school_id TEXT NOT NULL,
  type TEXT NOT NULL,
  id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  owner TEXT NOT NULL,
  changed_at INTEGER NOT NULL,
  shown_seq INTEGER,
  body TEXT NOT NULL,
  PRIMARY KEY (school_id, type, id)
) STRICT, WITHOUT ROWID;
-- Whoever reads the changes of one seq reads the inspection before its hazards.
CREATE INDEX documents_by_owner ON documents (school_id, owner, seq, type DESC, id);

-- Which places lie in which: each place in itself and in everything above it.
CREATE TABLE place_covers (
  school_id TEXT NOT NULL,
  covering_id TEXT NOT NULL,
  place_id TEXT NOT NULL,
  PRIMARY KEY (school_id, covering_id, place_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX place_covers_by_place ON place_covers (school_id, place_id);

-- What inspections are found and counted by. photos: how many the shown submission names.
CREATE TABLE inspection_rows (
  school_id TEXT NOT NULL,
  id TEXT NOT NULL,
  entry_id TEXT NOT NULL,
  state TEXT NOT NULL,
  place_id TEXT NOT NULL,
  template_code TEXT NOT NULL,
  person_id TEXT NOT NULL,
  day TEXT NOT NULL,
  submitted_at INTEGER NOT NULL,
  abnormal INTEGER NOT NULL,
  photos INTEGER NOT NULL,
  clock_off INTEGER NOT NULL,
  PRIMARY KEY (school_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX inspection_rows_newest ON inspection_rows (school_id, submitted_at DESC, id DESC);
CREATE INDEX inspection_rows_by_day ON inspection_rows (school_id, day);

CREATE TABLE hazard_rows (
  school_id TEXT NOT NULL,
  id TEXT NOT NULL,
  inspection_id TEXT NOT NULL,
  state TEXT NOT NULL,
  place_id TEXT NOT NULL,
  grade TEXT NOT NULL,
  person_id TEXT NOT NULL,
  reported_at INTEGER NOT NULL,
  PRIMARY KEY (school_id, id)
) STRICT;
CREATE INDEX hazard_rows_newest ON hazard_rows (school_id, reported_at DESC, id DESC);
CREATE INDEX hazard_rows_by_inspection ON hazard_rows (school_id, inspection_id);

-- active 0: a later submission took the place of this one, or it was withdrawn; nothing is missing any more.
CREATE TABLE photo_wants (
  school_id TEXT NOT NULL,
  entry_id TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  person_id TEXT NOT NULL,
  active INTEGER NOT NULL,
  PRIMARY KEY (school_id, entry_id, sha256)
) STRICT, WITHOUT ROWID;
CREATE INDEX photo_wants_by_photo ON photo_wants (school_id, sha256, person_id);

CREATE TABLE photos (
  school_id TEXT NOT NULL REFERENCES schools (id),
  sha256 TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  type TEXT NOT NULL,
  width INTEGER,
  height INTEGER,
  received_at INTEGER NOT NULL,
  PRIMARY KEY (school_id, sha256)
) STRICT, WITHOUT ROWID;

-- Who has sent the bytes: naming a hash is not proof of having the photo, and must not reveal that another has.
CREATE TABLE photo_senders (
  school_id TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  person_id TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  PRIMARY KEY (school_id, sha256, person_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE uploads (
  school_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  file TEXT NOT NULL,
  length INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  PRIMARY KEY (school_id, person_id, sha256)
) STRICT, WITHOUT ROWID;

CREATE TABLE credentials (
  school_id TEXT NOT NULL REFERENCES schools (id),
  person_id TEXT NOT NULL,
  username TEXT NOT NULL,
  secret TEXT NOT NULL,
  PRIMARY KEY (school_id, person_id),
  UNIQUE (school_id, username)
) STRICT, WITHOUT ROWID;

CREATE TABLE sessions (
  school_id TEXT NOT NULL REFERENCES schools (id),
  id TEXT NOT NULL,
  token_hash TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL,
  device_id TEXT,
  agent TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  last_seen_at INTEGER NOT NULL,
  revoked_at INTEGER,
  PRIMARY KEY (school_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_by_person ON sessions (school_id, person_id);

-- What was turned away is kept, so that a person at the school can still be helped. Sent again, it is kept once.
CREATE TABLE rejected_inbox (
  school_id TEXT NOT NULL REFERENCES schools (id),
  person_id TEXT NOT NULL,
  raw_hash TEXT NOT NULL,
  entry_id TEXT NOT NULL,
  code TEXT NOT NULL,
  path TEXT,
  raw TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  PRIMARY KEY (school_id, person_id, raw_hash)
) STRICT;
