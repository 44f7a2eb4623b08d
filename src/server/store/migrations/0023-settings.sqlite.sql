-- What a school has chosen about its own running, a line a choice. That it was changed stands in the list of who did what.
CREATE TABLE school_settings (
  school_id TEXT NOT NULL,
  key TEXT NOT NULL,
  body TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (school_id, key)
) STRICT, WITHOUT ROWID;
