-- What was measured or chosen is a reason of a case by now: where a checklist found one, documents are made again when the database is opened the next time.
INSERT INTO meta (key, value)
  SELECT 'rebuild-due', '1'
  WHERE EXISTS (SELECT 1 FROM documents WHERE type = 'hazard' AND json_extract(body, '$.from') IS NULL)
  ON CONFLICT (key) DO NOTHING;
