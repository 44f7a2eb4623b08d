-- What somebody is in the middle of, in case the phone is lost: nobody else reads it, it counts nowhere, and it is gone after thirty days.
-- Times in UTC ms; `changed_at` by the phone's clock.
CREATE TABLE draft_copies (
  school_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  id TEXT NOT NULL,
  changed_at INTEGER NOT NULL,
  kept_at INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (school_id, person_id, id)
) STRICT, WITHOUT ROWID;
