-- How many signatures a record waits for, and the records that wait.
ALTER TABLE inspection_rows ADD COLUMN awaits INTEGER NOT NULL DEFAULT 0;
CREATE INDEX inspection_rows_awaiting ON inspection_rows (school_id, submitted_at) WHERE awaits > 0;
