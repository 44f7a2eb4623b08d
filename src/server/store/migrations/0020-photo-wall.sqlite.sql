-- Photos by what they stand in. before: how it was before it was put right. Only code can fill this in: it is done when the database is
-- opened the next time.
CREATE TABLE photo_rows (
  school_id TEXT NOT NULL,
  source TEXT NOT NULL,
  subject TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  kind TEXT NOT NULL,
  at INTEGER NOT NULL,
  day TEXT NOT NULL,
  place_id TEXT NOT NULL,
  template_code TEXT,
  grade TEXT,
  person_id TEXT NOT NULL,
  before TEXT,
  before_by TEXT,
  is_dorm INTEGER NOT NULL,
  PRIMARY KEY (school_id, source, subject, sha256)
) STRICT, WITHOUT ROWID;
CREATE INDEX photo_rows_newest ON photo_rows (school_id, at, source, subject, sha256);
CREATE INDEX photo_rows_by_kind ON photo_rows (school_id, kind, at);
INSERT INTO meta (key, value) VALUES ('photo-rows-due', '1') ON CONFLICT (key) DO NOTHING;

-- Who looked at photos of the dormitory. No entry of the ledger, which is never cut: a line is kept for a year.
CREATE TABLE photo_views (
  school_id TEXT NOT NULL,
  id TEXT NOT NULL,
  at INTEGER NOT NULL,
  person_id TEXT NOT NULL,
  how TEXT NOT NULL,
  photos TEXT NOT NULL,
  PRIMARY KEY (school_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX photo_views_newest ON photo_views (school_id, at, id);
CREATE INDEX photo_views_of ON photo_views (school_id, person_id, at);
