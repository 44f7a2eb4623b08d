-- Who said of a case that it may be major: they see it in no list of what is theirs to judge. Written when the database is opened the next time.
ALTER TABLE hazard_rows ADD COLUMN suspected_by TEXT NOT NULL DEFAULT '[]';
INSERT INTO meta (key, value) VALUES ('hazards-due', '1') ON CONFLICT (key) DO NOTHING;
