-- What inspections and closed rounds come to, week by week: written with each of them, so that a year is read without reading its answers.
-- What is there already is counted when the database is opened the next time. `week`: its Monday.
CREATE TABLE place_weeks (
  school_id TEXT NOT NULL,
  week TEXT NOT NULL,
  place_id TEXT NOT NULL,
  template_code TEXT NOT NULL,
  inspections INTEGER NOT NULL,
  with_faults INTEGER NOT NULL,
  answers INTEGER NOT NULL,
  bulk INTEGER NOT NULL,
  late INTEGER NOT NULL,
  PRIMARY KEY (school_id, week, place_id, template_code)
) STRICT, WITHOUT ROWID;
CREATE TABLE fault_weeks (
  school_id TEXT NOT NULL,
  week TEXT NOT NULL,
  place_id TEXT NOT NULL,
  template_code TEXT NOT NULL,
  item_id TEXT NOT NULL,
  faults INTEGER NOT NULL,
  PRIMARY KEY (school_id, week, place_id, template_code, item_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE round_weeks (
  school_id TEXT NOT NULL,
  week TEXT NOT NULL,
  plan_id TEXT NOT NULL,
  done INTEGER NOT NULL,
  late INTEGER NOT NULL,
  partly INTEGER NOT NULL,
  missed INTEGER NOT NULL,
  PRIMARY KEY (school_id, week, plan_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE point_weeks (
  school_id TEXT NOT NULL,
  week TEXT NOT NULL,
  plan_id TEXT NOT NULL,
  place_id TEXT NOT NULL,
  due INTEGER NOT NULL,
  reached INTEGER NOT NULL,
  PRIMARY KEY (school_id, week, plan_id, place_id)
) STRICT, WITHOUT ROWID;
INSERT INTO meta (key, value) VALUES ('weeks-due', '1') ON CONFLICT (key) DO NOTHING;
