-- Which points closed rounds were to reach and reached, day by day: for the calendar of a year by building. What is there already is counted when the database is opened
-- the next time.
CREATE TABLE point_days (
  school_id TEXT NOT NULL,
  day TEXT NOT NULL,
  place_id TEXT NOT NULL,
  due INTEGER NOT NULL,
  reached INTEGER NOT NULL,
  PRIMARY KEY (school_id, day, place_id)
) STRICT, WITHOUT ROWID;
INSERT INTO meta (key, value) VALUES ('point-days-due', '1') ON CONFLICT (key) DO NOTHING;
