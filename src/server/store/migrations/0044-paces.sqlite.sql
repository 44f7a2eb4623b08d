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
INSERT INTO paces
  SELECT school_id, id, json_extract(body, '$.inspection.placeId'), json_extract(body, '$.inspection.template.code'),
    json_extract(body, '$.submittedAt'), max(1, json_extract(body, '$.inspection.activeMs')) * 1.0 /
      (json_extract(body, '$.tally.normal') + json_extract(body, '$.tally.abnormal') + json_extract(body, '$.tally.notApplicable'))
  FROM documents
  WHERE type = 'inspection'
    AND json_extract(body, '$.tally.normal') + json_extract(body, '$.tally.abnormal') + json_extract(body, '$.tally.notApplicable') > 0;
