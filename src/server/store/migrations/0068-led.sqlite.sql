-- Who led a department is written down by now with who stood in: where the book names departments, documents are made again when the database is opened the next time.
INSERT INTO meta (key, value)
  SELECT 'rebuild-due', '1'
  WHERE EXISTS (
    SELECT 1 FROM documents WHERE type = 'responsibility' AND json_array_length(body, '$.departments') > 0
  )
  ON CONFLICT (key) DO NOTHING;
