-- What its reporter takes back is 不予立案 (上报人撤回) by now, and no end of its own; what was seen of a case that was merged is evidence of the case it
-- goes on in; and that a record was corrected after somebody had acted is a step: where there is such a case, documents are made again when the database
-- is opened the next time.
INSERT INTO meta (key, value)
  SELECT 'rebuild-due', '1'
  WHERE EXISTS (
    SELECT 1 FROM documents AS h
    WHERE h.type = 'hazard' AND (
      (h.body ->> '$.state' = 'withdrawn' AND h.body -> '$.handling.steps' LIKE '%"take-back"%')
      OR (h.body ->> '$.state' = 'merged' AND (h.body -> '$.sightings' IS NOT NULL OR h.body ->> '$.handling.main.id' IS NOT NULL))
      OR (
        json_array_length(h.body, '$.handling.steps') > 0
        AND EXISTS (
          SELECT 1 FROM documents AS r
          WHERE r.school_id = h.school_id AND r.type = 'inspection' AND r.id = h.body ->> '$.inspectionId' AND json_array_length(r.body, '$.entries') > 1
        )
      )
    )
  )
  ON CONFLICT (key) DO NOTHING;
