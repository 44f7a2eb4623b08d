-- Who checks a case, and who may not take its next step because it is the own work. Rows that are there already are written when
-- the database is opened the next time.
ALTER TABLE hazard_rows ADD COLUMN checker_id TEXT;
ALTER TABLE hazard_rows ADD COLUMN checked_by TEXT;
ALTER TABLE hazard_rows ADD COLUMN barred TEXT NOT NULL DEFAULT '[]';
CREATE INDEX hazard_rows_checker ON hazard_rows (school_id, checker_id) WHERE checker_id IS NOT NULL;

-- Every step of a case as it came out, also those that its document carries no more.
CREATE TABLE hazard_steps (
  school_id TEXT NOT NULL,
  hazard_id TEXT NOT NULL,
  step_id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (school_id, hazard_id, step_id)
) STRICT, WITHOUT ROWID;
INSERT INTO meta (key, value) VALUES ('hazards-due', '1') ON CONFLICT (key) DO NOTHING;
