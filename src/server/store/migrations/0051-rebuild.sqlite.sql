-- By when something is owed against the danger of a case into which others were merged is worked out otherwise by now: where the ledger has such a
-- case its documents are made again when the database is opened the next time.
INSERT INTO meta (key, value)
  SELECT 'rebuild-due', '1'
  WHERE EXISTS (
    SELECT 1 FROM ledger
    -- What was never JSON is kept as it came.
    WHERE CASE WHEN json_valid(raw) THEN raw ->> '$.kind' = 'hazard-handled' AND raw ->> '$.body.do' = 'merge' ELSE 0 END
      AND verdict = 'accepted'
  )
  ON CONFLICT (key) DO NOTHING;
