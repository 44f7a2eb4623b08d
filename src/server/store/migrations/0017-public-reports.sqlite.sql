-- What was reported without an account: under which number and secret it is asked for. The ledger has the report itself.
CREATE TABLE public_reports (
  school_id TEXT NOT NULL,
  number TEXT NOT NULL,
  hazard_id TEXT NOT NULL,
  secret_hash TEXT NOT NULL,
  reported_at INTEGER NOT NULL,
  PRIMARY KEY (school_id, number)
) STRICT, WITHOUT ROWID;

-- How whoever reported it can be reached. Never in the ledger, and gone ninety days after the end of the case.
CREATE TABLE public_contacts (
  school_id TEXT NOT NULL,
  hazard_id TEXT NOT NULL,
  name TEXT NOT NULL,
  phone TEXT NOT NULL,
  PRIMARY KEY (school_id, hazard_id)
) STRICT, WITHOUT ROWID;
