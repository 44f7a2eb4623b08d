-- What a checklist with weights is worth, beside the record: null where there is no score. Only code can work it out, so
-- what is there already is scored when the database is opened the next time.
ALTER TABLE inspection_rows ADD COLUMN score_percent REAL;
ALTER TABLE inspection_rows ADD COLUMN score_passed INTEGER;
INSERT INTO meta (key, value) VALUES ('scores-due', '1') ON CONFLICT (key) DO NOTHING;
