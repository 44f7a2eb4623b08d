-- Photos that had arrived and whose file was found missing or wrong: phones that still hold them are asked for them.
CREATE TABLE damaged_photos (
  school_id TEXT NOT NULL REFERENCES schools (id),
  sha256 TEXT NOT NULL,
  found_at INTEGER NOT NULL,
  PRIMARY KEY (school_id, sha256)
) STRICT, WITHOUT ROWID;
