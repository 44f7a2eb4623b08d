-- Which items were abnormal in each inspection that stands, so that what fails again and again opens the inspections it was counted in. What is there already is
-- written when the database is opened the next time.
CREATE TABLE faulty_items (
  school_id TEXT NOT NULL,
  template_code TEXT NOT NULL,
  item_id TEXT NOT NULL,
  inspection_id TEXT NOT NULL,
  PRIMARY KEY (school_id, template_code, item_id, inspection_id)
) STRICT, WITHOUT ROWID;
INSERT INTO meta (key, value) VALUES ('faulty-items-due', '1') ON CONFLICT (key) DO NOTHING;
-- 补录, as the record says it.
ALTER TABLE inspection_rows ADD COLUMN late INTEGER NOT NULL DEFAULT 0;
UPDATE inspection_rows AS r SET late = 1 WHERE EXISTS (SELECT 1 FROM documents AS d
  JOIN ledger AS l ON l.school_id = d.school_id AND l.seq = d.shown_seq
  WHERE d.school_id = r.school_id AND d.type = 'inspection' AND d.id = r.id AND l.raw ->> '$.body.late.reason' IS NOT NULL);
