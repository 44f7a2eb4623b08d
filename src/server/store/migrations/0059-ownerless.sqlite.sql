-- What nobody has any more is not listed as come back, and the weekly look of the principal counts from when a case was first given out. Written when the database is opened the next time.
INSERT INTO meta (key, value) VALUES ('hazards-due', '1') ON CONFLICT (key) DO NOTHING;
