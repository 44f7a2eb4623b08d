-- Every moment from which somebody has to be told that a step of a case is late, what is supervised (挂牌督办), and what is drawn to be looked back at before a
-- term, with when it was looked back at last. Rows that are there already are
-- written when the database is opened the next time.
ALTER TABLE hazard_rows ADD COLUMN is_supervised INTEGER NOT NULL DEFAULT 0;
ALTER TABLE hazard_rows ADD COLUMN term_drawn INTEGER NOT NULL DEFAULT 0;
ALTER TABLE hazard_rows ADD COLUMN looked_back_at INTEGER;
CREATE TABLE hazard_dues (
  school_id TEXT NOT NULL,
  hazard_id TEXT NOT NULL,
  due_at INTEGER NOT NULL,
  PRIMARY KEY (school_id, due_at, hazard_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX hazard_dues_of ON hazard_dues (school_id, hazard_id);
INSERT INTO meta (key, value) VALUES ('hazards-due', '1') ON CONFLICT (key) DO NOTHING;
