-- Every time a case was seen again, also those that its document carries no more. What the documents carry is written when the database is opened
-- the next time; a rebuild brings the earlier ones.
CREATE TABLE hazard_sightings (
  school_id TEXT NOT NULL,
  hazard_id TEXT NOT NULL,
  sighting_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  carried INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (school_id, hazard_id, sighting_id)
) STRICT, WITHOUT ROWID;
INSERT INTO meta (key, value) VALUES ('hazards-due', '1') ON CONFLICT (key) DO NOTHING;
