// An inspection is put together from its record and the ledger line it shows, so that it is stored once.
export const withShown = 'documents AS d LEFT JOIN ledger AS l ON l.school_id = d.school_id AND l.seq = d.shown_seq';
export const wholeBody = `iif(d.shown_seq IS NULL, d.body,
  substr(d.body, 1, length(d.body) - 1) || ',"inspection":' || (l.raw -> '$.body') || '}')`;
