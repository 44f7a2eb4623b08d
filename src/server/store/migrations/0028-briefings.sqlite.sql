-- Weekly and monthly reports as they were said when they became final; a later correction is told beside them. Not derived from the ledger.
CREATE TABLE briefings (
  school_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  first_day TEXT NOT NULL,
  body TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (school_id, kind, first_day)
) STRICT, WITHOUT ROWID;
