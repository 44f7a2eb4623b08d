-- What else stands out about rounds by now, gaps within the grace and small proofs that were skipped: written when the database is opened the next time.
INSERT INTO meta (key, value) VALUES ('round-remarks-due', '1') ON CONFLICT (key) DO NOTHING;
