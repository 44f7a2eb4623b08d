-- What the food-sample register is found by: menus, samples and fridge readings of a day.
CREATE TABLE register_rows (
  school_id TEXT NOT NULL,
  type TEXT NOT NULL,
  id TEXT NOT NULL,
  day TEXT NOT NULL,
  canteen_id TEXT NOT NULL,
  PRIMARY KEY (school_id, type, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX register_rows_by_day ON register_rows (school_id, day, canteen_id);
