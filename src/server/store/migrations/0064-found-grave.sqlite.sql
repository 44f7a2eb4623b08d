-- Who found a known case to be grave, or named a point of the guide in a remark, is known by now: documents are made again when the database is opened the
-- next time.
INSERT INTO meta (key, value)
  SELECT 'rebuild-due', '1'
  WHERE EXISTS (
    SELECT 1 FROM ledger WHERE raw LIKE '%"known":%' OR (raw LIKE '%"comment"%' AND raw LIKE '%"majorRefs":%')
  )
  ON CONFLICT (key) DO NOTHING;
