-- Open cases, the gravest first, then the newest: so many of them lie on the phones of those who walk there.
CREATE INDEX hazard_rows_gravest ON hazard_rows (school_id,
  (CASE grade WHEN 'M' THEN 3 WHEN 'MS' THEN 2 WHEN 'L' THEN 1 ELSE 0 END) DESC, reported_at DESC, id DESC) WHERE open = 1;
