-- How long a check took, ms for each item that was answered: what is usual at a place with a checklist is told by the ones before.
CREATE TABLE paces (
  school_id TEXT NOT NULL,
  inspection_id TEXT NOT NULL,
  place_id TEXT NOT NULL,
  template_code TEXT NOT NULL,
  at INTEGER NOT NULL,
  pace REAL NOT NULL,
  PRIMARY KEY (school_id, inspection_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX paces_here ON paces (school_id, place_id, template_code, at, pace);
-- An inspection is put together from its record and the line of the ledger that it shows.
INSERT INTO paces
  SELECT school_id, id, inspection ->> '$.placeId', inspection ->> '$.template.code', body ->> '$.submittedAt',
    max(1, inspection ->> '$.activeMs') * 1.0 / answered
  FROM (
    SELECT d.school_id, d.id, d.body, coalesce(d.body -> '$.inspection', l.raw -> '$.body') AS inspection,
      (d.body ->> '$.tally.normal') + (d.body ->> '$.tally.abnormal') + (d.body ->> '$.tally.notApplicable') AS answered
    FROM documents AS d LEFT JOIN ledger AS l ON l.school_id = d.school_id AND l.seq = d.shown_seq
    WHERE d.type = 'inspection')
  WHERE answered > 0;
