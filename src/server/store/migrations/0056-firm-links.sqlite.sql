-- Links by which outside firms without an account open one case. How to reach the firm is here and never in the ledger.
CREATE TABLE firm_links (
  school_id TEXT NOT NULL,
  id TEXT NOT NULL,
  hazard_id TEXT NOT NULL,
  number TEXT NOT NULL,
  secret_hash TEXT NOT NULL,
  firm TEXT NOT NULL,
  phone TEXT NOT NULL,
  made_by TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  until INTEGER NOT NULL,
  taken_back_at INTEGER,
  PRIMARY KEY (school_id, id)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX firm_links_by_secret ON firm_links (school_id, secret_hash);
CREATE INDEX firm_links_by_case ON firm_links (school_id, hazard_id);
