-- One person on one installation: what may hand in as that person when nobody is signed in there.
CREATE TABLE phones (
  school_id TEXT NOT NULL REFERENCES schools (id),
  person_id TEXT NOT NULL,
  device_id TEXT NOT NULL,
  agent TEXT NOT NULL,
  last_seen_at INTEGER NOT NULL,
  revoked_at INTEGER,
  PRIMARY KEY (school_id, person_id, device_id)
) STRICT, WITHOUT ROWID;

-- Only the hash of a token is here; the token is on the phone.
CREATE TABLE delivery_tokens (
  token_hash TEXT NOT NULL,
  school_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  device_id TEXT NOT NULL,
  issued_at INTEGER NOT NULL,
  PRIMARY KEY (token_hash),
  FOREIGN KEY (school_id, person_id, device_id) REFERENCES phones (school_id, person_id, device_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX delivery_tokens_by_phone ON delivery_tokens (school_id, person_id, device_id, issued_at);
