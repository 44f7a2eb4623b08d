-- By when something is owed against the danger of a case into which others were merged is worked out otherwise by now: where the ledger has such a
-- case its documents are made again when the database is opened the next time.
INSERT INTO meta (key, value)
  SELECT 'rebuild-due', '1'
  WHERE EXISTS (SELECT 1 FROM ledger WHERE verdict = 'accepted' AND raw ->> '$.kind' = 'hazard-handled' AND raw ->> '$.body.do' = 'merge')
  ON CONFLICT (key) DO NOTHING;
