-- Cases are found by whose they are, by when something is due, and by the spot where they were closed. Only code can fill this
-- in, so what is there already is written when the database is opened the next time.
DROP TABLE hazard_rows;
CREATE TABLE hazard_rows (
  school_id TEXT NOT NULL,
  id TEXT NOT NULL,
  inspection_id TEXT NOT NULL,
  state TEXT NOT NULL,
  -- Waits for somebody, and is shown to whoever walks there.
  open INTEGER NOT NULL,
  place_id TEXT NOT NULL,
  grade TEXT NOT NULL,
  category TEXT NOT NULL,
  person_id TEXT NOT NULL,
  reported_at INTEGER NOT NULL,
  dept_id TEXT,
  responsible_id TEXT,
  -- A person or an office; null when it is over.
  waits_for TEXT,
  -- By when the next thing is due; look_back_at: when it is looked at again.
  due_at INTEGER,
  look_back_at INTEGER,
  closed_at INTEGER,
  spot TEXT,
  is_repeat INTEGER NOT NULL,
  is_repair INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (school_id, id)
) STRICT;
CREATE INDEX hazard_rows_newest ON hazard_rows (school_id, reported_at DESC, id DESC);
CREATE INDEX hazard_rows_by_inspection ON hazard_rows (school_id, inspection_id);
CREATE INDEX hazard_rows_changed ON hazard_rows (school_id, seq);
CREATE INDEX hazard_rows_open ON hazard_rows (school_id, seq) WHERE open = 1;
CREATE INDEX hazard_rows_waiting ON hazard_rows (school_id, waits_for, due_at) WHERE waits_for IS NOT NULL;
CREATE INDEX hazard_rows_due ON hazard_rows (school_id, due_at) WHERE due_at IS NOT NULL;
CREATE INDEX hazard_rows_responsible ON hazard_rows (school_id, responsible_id) WHERE responsible_id IS NOT NULL;
CREATE INDEX hazard_rows_look_back ON hazard_rows (school_id, look_back_at) WHERE look_back_at IS NOT NULL;
CREATE INDEX hazard_rows_closed ON hazard_rows (school_id, spot, closed_at) WHERE closed_at IS NOT NULL;

-- On whose phones a case lies because it is theirs to do; held 0: it was.
CREATE TABLE hazard_holders (
  school_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  hazard_id TEXT NOT NULL,
  held INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (school_id, hazard_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX hazard_holders_by_person ON hazard_holders (school_id, person_id, seq);
INSERT INTO meta (key, value) VALUES ('hazards-due', '1') ON CONFLICT (key) DO NOTHING;
