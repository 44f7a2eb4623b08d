-- What was reported in words is found again by its place and field, once it is closed. Only from now on: what came in before stays as it was
-- taken in, also when documents are made again.
ALTER TABLE hazard_rows ADD COLUMN field_spot TEXT;
CREATE INDEX hazard_rows_closed_of_field ON hazard_rows (school_id, field_spot, closed_at) WHERE closed_at IS NOT NULL;
INSERT INTO meta (key, value) SELECT 'field-spots-after', max(received_at) FROM ledger HAVING max(received_at) IS NOT NULL;
INSERT INTO meta (key, value) VALUES ('hazards-due', '1') ON CONFLICT (key) DO NOTHING;
