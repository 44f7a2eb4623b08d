-- Pictures by what they look like: the hash in five parts, so that a like is found by the part it shares. n is the order in
-- which a school got them; earlier: the n of the picture that was there before.
CREATE TABLE pictures (
  school_id TEXT NOT NULL,
  n INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  about TEXT NOT NULL,
  subject TEXT NOT NULL,
  spot TEXT NOT NULL,
  at INTEGER NOT NULL,
  dhash TEXT,
  p1 INTEGER,
  p2 INTEGER,
  p3 INTEGER,
  p4 INTEGER,
  p5 INTEGER,
  earlier INTEGER,
  is_same INTEGER NOT NULL,
  PRIMARY KEY (school_id, n)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX pictures_once ON pictures (school_id, sha256, subject, spot);
CREATE INDEX pictures_again ON pictures (school_id, subject) WHERE earlier IS NOT NULL;
CREATE INDEX pictures_p1 ON pictures (school_id, p1) WHERE p1 IS NOT NULL;
CREATE INDEX pictures_p2 ON pictures (school_id, p2) WHERE p2 IS NOT NULL;
CREATE INDEX pictures_p3 ON pictures (school_id, p3) WHERE p3 IS NOT NULL;
CREATE INDEX pictures_p4 ON pictures (school_id, p4) WHERE p4 IS NOT NULL;
CREATE INDEX pictures_p5 ON pictures (school_id, p5) WHERE p5 IS NOT NULL;

-- What stands out about rounds and records, a line a kind, and the places by which managers find it.
CREATE TABLE remark_rows (
  school_id TEXT NOT NULL,
  subject TEXT NOT NULL,
  kind TEXT NOT NULL,
  about TEXT NOT NULL,
  day TEXT NOT NULL,
  at INTEGER NOT NULL,
  looked INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (school_id, subject, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX remark_rows_by_day ON remark_rows (school_id, looked, day, kind);
CREATE TABLE remark_places (
  school_id TEXT NOT NULL,
  subject TEXT NOT NULL,
  place_id TEXT NOT NULL,
  PRIMARY KEY (school_id, subject, place_id)
) STRICT, WITHOUT ROWID;

-- When an inspection that is drawn for a second look was first finished; null for the others.
ALTER TABLE inspection_rows ADD COLUMN drawn_at INTEGER;
CREATE INDEX inspection_rows_drawn ON inspection_rows (school_id, drawn_at) WHERE drawn_at IS NOT NULL;
-- What others found at the same place with the same checklist.
CREATE INDEX inspection_rows_here ON inspection_rows (school_id, place_id, template_code, day);

-- Only code can tell what stands out about what is there already: it is done when the database is opened the next time.
INSERT INTO meta (key, value) VALUES ('remarks-due', '1') ON CONFLICT (key) DO NOTHING;
