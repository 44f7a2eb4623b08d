-- When somebody was last at a place: a code that had been taken back, or of another place, shows nothing.
CREATE TABLE shown_nothing AS
  SELECT DISTINCT l.school_id, l.place_id
  FROM documents AS d, json_each(d.body, '$.points') AS p, json_each(p.value, '$.visits') AS v
  JOIN last_visits AS l ON l.school_id = d.school_id AND l.place_id = json_extract(p.value, '$.placeId') AND l.at = json_extract(v.value, '$.at')
  WHERE d.type = 'round' AND d.body LIKE '%"code":"o%' AND json_extract(v.value, '$.code') IN ('old', 'other');
DELETE FROM last_visits WHERE (school_id, place_id) IN (SELECT school_id, place_id FROM shown_nothing);
INSERT INTO last_visits (school_id, place_id, at, by_name)
  SELECT n.school_id, n.place_id, max(json_extract(v.value, '$.at')), json_extract(v.value, '$.byName')
  FROM shown_nothing AS n
  CROSS JOIN documents AS d ON d.school_id = n.school_id AND d.type = 'round' AND instr(d.body, n.place_id) > 0
  CROSS JOIN json_each(d.body, '$.points') AS p ON json_extract(p.value, '$.placeId') = n.place_id
  CROSS JOIN json_each(p.value, '$.visits') AS v ON json_extract(v.value, '$.code') IS NULL
  GROUP BY n.school_id, n.place_id;
DROP TABLE shown_nothing;
