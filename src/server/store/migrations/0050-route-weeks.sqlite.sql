-- How long the whole rounds of a route took, week by week. Those that are there already are counted when the database is opened the next time.
CREATE TABLE route_weeks (
  school_id TEXT NOT NULL,
  week TEXT NOT NULL,
  route_id TEXT NOT NULL,
  rounds INTEGER NOT NULL,
  took INTEGER NOT NULL,
  PRIMARY KEY (school_id, week, route_id)
) STRICT, WITHOUT ROWID;
INSERT INTO meta (key, value) VALUES ('route-weeks-due', '1') ON CONFLICT (key) DO NOTHING;
