-- How cases stood as a day began, as the server knew then; what arrives later changes nothing in it. Not derived from the ledger.
CREATE TABLE case_days (
  school_id TEXT NOT NULL,
  day TEXT NOT NULL,
  open INTEGER NOT NULL,
  overdue INTEGER NOT NULL,
  major INTEGER NOT NULL,
  PRIMARY KEY (school_id, day)
) STRICT, WITHOUT ROWID;
