-- What is found by words. n says the kind and the moment, so that the newest of a kind come first without being sorted; code is a
-- number or code without its signs. Only code can fill this in: it is done when the database is opened the next time.
CREATE TABLE search_rows (
  n INTEGER PRIMARY KEY,
  school_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  place_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  code TEXT
) STRICT;
CREATE UNIQUE INDEX search_rows_once ON search_rows (school_id, kind, id);
CREATE INDEX search_rows_by_code ON search_rows (school_id, code) WHERE code IS NOT NULL;

-- written: what people wrote, a Han character a word. named: places from the building down, checklist and people, by id. spelt: initials.
-- Nothing is ever taken out of it one by one: what was said before and no more is in no row, and its number is not given again.
CREATE VIRTUAL TABLE search_words USING fts5 (
  written, named, spelt, content = '', columnsize = 0, tokenize = 'ascii'
);
CREATE TABLE search_gone (n INTEGER PRIMARY KEY, school_id TEXT NOT NULL) STRICT;
INSERT INTO meta (key, value) VALUES ('search-due', '1') ON CONFLICT (key) DO NOTHING;
