-- What rounds are found by: the day they were planned for, their plan, and whether the school has closed their window.
CREATE TABLE round_rows (
  school_id TEXT NOT NULL,
  id TEXT NOT NULL,
  plan_id TEXT NOT NULL,
  day TEXT NOT NULL,
  planned_at INTEGER NOT NULL,
  closes_at INTEGER NOT NULL,
  closed INTEGER NOT NULL,
  PRIMARY KEY (school_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX round_rows_by_day ON round_rows (school_id, day, plan_id);
CREATE INDEX round_rows_open ON round_rows (school_id, closes_at) WHERE closed = 0;

-- When somebody was last at a place on a round.
CREATE TABLE last_visits (
  school_id TEXT NOT NULL,
  place_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_name TEXT NOT NULL,
  PRIMARY KEY (school_id, place_id)
) STRICT, WITHOUT ROWID;
