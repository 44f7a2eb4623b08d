-- By when a look-back is due, and who may not do it. Of what is there already both are written when the database is opened the next time.
INSERT INTO meta (key, value) VALUES ('hazards-due', '1') ON CONFLICT (key) DO NOTHING;
