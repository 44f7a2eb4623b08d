-- Whether the phone had asked the school for the time when it saw a hazard again. Of what is there already it is written when the database is opened the next time.
INSERT INTO meta (key, value) VALUES ('sure-due', '1') ON CONFLICT (key) DO NOTHING;
