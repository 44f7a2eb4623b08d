-- 本月维修费用 of 今日 is found without reading every open case. paid_at: when what cost something was put right. Written when the database is opened the next time.
ALTER TABLE hazard_rows ADD COLUMN paid_at INTEGER;
CREATE INDEX hazard_rows_paid ON hazard_rows (school_id, paid_at) WHERE paid_at IS NOT NULL;
INSERT INTO meta (key, value) VALUES ('hazards-due', '1') ON CONFLICT (key) DO NOTHING;
