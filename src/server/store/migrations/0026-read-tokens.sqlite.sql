-- Tokens with which other systems of the school read. Only what a token is known by is here; it was shown once.
CREATE TABLE read_tokens (
  school_id TEXT NOT NULL,
  id TEXT NOT NULL,
  token_hash TEXT NOT NULL,
  name TEXT NOT NULL,
  kinds TEXT NOT NULL,
  places TEXT NOT NULL,
  made_by TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  until INTEGER NOT NULL,
  last_used_at INTEGER,
  revoked_at INTEGER,
  PRIMARY KEY (school_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX read_tokens_by_hash ON read_tokens (token_hash);

-- Whoever reads on from where he was asks for what changed since, of one type. Of all types: an index of some would have every statement
-- that is asked with a type of its own prepared anew each time, which doubled what taking in costs.
CREATE INDEX documents_by_change ON documents (school_id, type, seq, id);
