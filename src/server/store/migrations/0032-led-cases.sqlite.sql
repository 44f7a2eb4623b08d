-- A case lies with those who lead its department as well. What is there already is written when the database is opened the next time.
INSERT INTO meta (key, value) VALUES ('hazards-due', '1') ON CONFLICT (key) DO NOTHING;
