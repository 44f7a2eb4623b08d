-- Photos of cases are compared with what was handed in before as well: those that are there already when the database is opened the next time.
INSERT INTO meta (key, value)
  SELECT 'case-photos-due', '1' WHERE EXISTS (SELECT 1 FROM documents WHERE type = 'hazard')
  ON CONFLICT (key) DO NOTHING;
