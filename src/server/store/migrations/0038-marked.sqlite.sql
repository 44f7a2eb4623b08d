-- What was drawn over the photos of a case: of what inspections and sightings brought before, it is written when the database is opened the next time.
INSERT INTO meta (key, value) VALUES ('marked-due', '1') ON CONFLICT (key) DO NOTHING;
