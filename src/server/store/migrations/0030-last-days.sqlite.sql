-- The last day of each round: one of a week, a month or a term counts on it. found_at: when the last of the points came in that a closed round was said to miss.
-- Weeks and days are counted anew when the database is opened the next time.
ALTER TABLE round_rows ADD COLUMN last_day TEXT NOT NULL DEFAULT '';
ALTER TABLE round_rows ADD COLUMN found_at INTEGER;
UPDATE round_rows SET last_day = coalesce((
  SELECT iif(d.body ->> '$.finishBy' - r.planned_at > 93600000,
    date(r.day, '+' || (cast(round((d.body ->> '$.finishBy' - r.planned_at) / 86400000.0) AS INTEGER) - 1) || ' days'), r.day)
  FROM round_rows AS r JOIN documents AS d ON d.school_id = r.school_id AND d.type = 'round' AND d.id = r.id
  WHERE r.school_id = round_rows.school_id AND r.id = round_rows.id), day);
CREATE INDEX round_rows_by_last_day ON round_rows (school_id, last_day);
CREATE INDEX round_rows_longer ON round_rows (school_id, last_day) WHERE last_day <> day;
CREATE INDEX round_rows_found ON round_rows (school_id, found_at) WHERE found_at IS NOT NULL;
INSERT INTO meta (key, value) VALUES ('weeks-due', '1') ON CONFLICT (key) DO NOTHING;
