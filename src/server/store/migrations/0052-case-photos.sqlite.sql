-- Photos of cases are compared with what was handed in before as well: those that are there already when the database is opened the next time.
-- Where all is made again then (0051), that compares them.
INSERT INTO meta (key, value)
  SELECT 'case-photos-due', '1'
  WHERE EXISTS (SELECT 1 FROM documents WHERE type = 'hazard') AND NOT EXISTS (SELECT 1 FROM meta WHERE key = 'rebuild-due')
  ON CONFLICT (key) DO NOTHING;
