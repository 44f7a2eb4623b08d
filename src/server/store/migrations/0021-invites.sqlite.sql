-- Codes with which somebody chooses the first password: each once, for three days. Only what a code is known by is here; that
-- somebody was invited is in the ledger. A credential whose secret is empty belongs to somebody who has not chosen one yet.
CREATE TABLE invites (
  school_id TEXT NOT NULL,
  id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  code_hash TEXT NOT NULL,
  made_by TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  until INTEGER NOT NULL,
  over_at INTEGER,
  PRIMARY KEY (school_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX invites_by_code ON invites (school_id, code_hash);
CREATE INDEX invites_open ON invites (school_id, person_id) WHERE over_at IS NULL;

-- How colleagues reach somebody, and the department. No ledger entry: a telephone number must be able to go.
CREATE TABLE staff_cards (
  school_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  dept_id TEXT,
  phone TEXT NOT NULL,
  PRIMARY KEY (school_id, person_id)
) STRICT, WITHOUT ROWID;
