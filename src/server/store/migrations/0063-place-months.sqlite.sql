-- What inspections come to month by month, so that a year is read a month at a time: a week lies in the month of its Monday (`month`: yyyy-mm).
CREATE TABLE place_months (
  school_id TEXT NOT NULL,
  month TEXT NOT NULL,
  place_id TEXT NOT NULL,
  inspections INTEGER NOT NULL,
  with_faults INTEGER NOT NULL,
  answers INTEGER NOT NULL,
  bulk INTEGER NOT NULL,
  late INTEGER NOT NULL,
  PRIMARY KEY (school_id, month, place_id)
) STRICT, WITHOUT ROWID;
INSERT INTO place_months
SELECT school_id, substr(week, 1, 7), place_id, sum(inspections), sum(with_faults), sum(answers), sum(bulk), sum(late)
FROM place_weeks GROUP BY 1, 2, 3;
-- In how many inspections an item was abnormal; `faults` counts it for each asset of one.
ALTER TABLE fault_weeks ADD COLUMN records INTEGER NOT NULL DEFAULT 0;
UPDATE fault_weeks AS w SET records = s.records FROM (
  SELECT f.school_id, date(r.day, 'weekday 0', '-6 days') AS week, r.place_id, f.template_code, f.item_id, count(*) AS records
  FROM faulty_items AS f JOIN inspection_rows AS r ON r.school_id = f.school_id AND r.id = f.inspection_id GROUP BY 1, 2, 3, 4, 5
) AS s WHERE s.school_id = w.school_id AND s.week = w.week AND s.place_id = w.place_id AND s.template_code = w.template_code AND s.item_id = w.item_id;
-- Where the items themselves are still to be written, the weeks are counted again when the database is opened.
INSERT INTO meta (key, value) SELECT 'weeks-due', '1' WHERE EXISTS (SELECT 1 FROM meta WHERE key = 'faulty-items-due') ON CONFLICT (key) DO NOTHING;
