-- Where a case was merged into another, that one says by now who had said of it that it may be major: documents are made again when the database is
-- opened the next time.
INSERT INTO meta (key, value)
  SELECT 'rebuild-due', '1'
  WHERE EXISTS (
    SELECT 1 FROM documents WHERE type = 'hazard' AND body -> '$.handling.steps' LIKE '%"took-in"%'
  )
  ON CONFLICT (key) DO NOTHING;
-- And what was ever written of who stands in is known beside the book: where something was changed in that.
INSERT INTO meta (key, value)
  SELECT 'rebuild-due', '1'
  WHERE (SELECT count(*) FROM ledger WHERE raw LIKE '%"responsibility-set"%') > 1
  ON CONFLICT (key) DO NOTHING;
