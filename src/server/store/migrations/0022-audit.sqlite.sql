-- Who did what to whom and when, as one list. What the ledger says already is named by its seq; the rest stands here alone.
-- No password, no code, no whole address.
CREATE TABLE audit (
  school_id TEXT NOT NULL,
  id TEXT NOT NULL,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  by_id TEXT,
  about_id TEXT,
  seq INTEGER,
  said TEXT NOT NULL,
  PRIMARY KEY (school_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX audit_newest ON audit (school_id, at, id);
CREATE INDEX audit_by ON audit (school_id, by_id, at, id);
CREATE INDEX audit_about ON audit (school_id, about_id, at, id);
CREATE INDEX audit_kind ON audit (school_id, kind, at, id);

CREATE TRIGGER audit_is_never_edited BEFORE UPDATE ON audit BEGIN
  SELECT RAISE (ABORT, 'the audit log is append-only');
END;
CREATE TRIGGER audit_is_never_cut BEFORE DELETE ON audit BEGIN
  SELECT RAISE (ABORT, 'the audit log is append-only');
END;

-- What the ledger holds already.
INSERT INTO audit (school_id, id, at, kind, by_id, about_id, seq, said)
SELECT school_id, raw ->> '$.id', received_at, raw ->> '$.kind', raw ->> '$.by', raw ->> '$.subject', seq, '{}'
FROM ledger
WHERE verdict = 'accepted' AND raw ->> '$.kind' IN (
  'school-founded', 'person-added', 'person-left', 'place-added', 'places-kept', 'template-published', 'route-kept', 'plan-kept',
  'calendar-set', 'responsibility-set', 'figures-set', 'held-settled', 'hazard-handled', 'remarks-looked-at');
