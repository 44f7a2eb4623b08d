-- Which case an alarm of a device became, so that it is one however often it is sent. `device`: as its token is called, so that a new token goes on.
CREATE TABLE alarms (
  school_id TEXT NOT NULL,
  device TEXT NOT NULL,
  alarm_id TEXT NOT NULL,
  hazard_id TEXT NOT NULL,
  number TEXT NOT NULL,
  PRIMARY KEY (school_id, device, alarm_id)
) STRICT, WITHOUT ROWID;
