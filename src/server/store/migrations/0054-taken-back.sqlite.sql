-- What its reporter takes back is 不予立案 (上报人撤回) by now, and no end of its own, and what was seen of a case that was merged is evidence of the case it
-- goes on in: where there is such a case, documents are made again when the database is opened the next time.
INSERT INTO meta (key, value)
  SELECT 'rebuild-due', '1'
  WHERE EXISTS (
    SELECT 1 FROM documents
    WHERE type = 'hazard' AND (
      (body ->> '$.state' = 'withdrawn' AND body -> '$.handling.steps' LIKE '%"take-back"%')
      OR (body ->> '$.state' = 'merged' AND (body -> '$.sightings' IS NOT NULL OR body ->> '$.handling.main.id' IS NOT NULL))
    )
  )
  ON CONFLICT (key) DO NOTHING;
