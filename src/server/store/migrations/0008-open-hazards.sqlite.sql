-- What is still open is shown to everybody who walks there: found by the seq of its last change.
ALTER TABLE hazard_rows ADD COLUMN seq INTEGER NOT NULL DEFAULT 0;
UPDATE hazard_rows SET seq = coalesce(
  (SELECT d.seq FROM documents AS d
   WHERE d.school_id = hazard_rows.school_id AND d.type = 'hazard' AND d.id = hazard_rows.id), 0);
CREATE INDEX hazard_rows_changed ON hazard_rows (school_id, seq);
CREATE INDEX hazard_rows_open ON hazard_rows (school_id, seq) WHERE state = 'reported';
