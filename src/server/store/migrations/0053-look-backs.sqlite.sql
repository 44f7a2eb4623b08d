-- The time to look back at a minor case comes three days earlier by now: where one waits for that, documents are made again when the database is
-- opened the next time.
INSERT INTO meta (key, value)
  SELECT 'rebuild-due', '1'
  WHERE EXISTS (
    SELECT 1 FROM documents
    WHERE type = 'hazard' AND body ->> '$.state' = 'closed' AND body ->> '$.grade' = 'G' AND json_array_length(body, '$.handling.lookBacks') > 0
  )
  ON CONFLICT (key) DO NOTHING;
