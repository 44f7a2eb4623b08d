-- Where the school tells what may not wait. Addresses and secrets of robots are no ledger entries, as passwords are none.
CREATE TABLE alert_channels (
  school_id TEXT NOT NULL,
  id TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (school_id, id)
) STRICT, WITHOUT ROWID;

-- What is to be told over which channel, once each, and what became of it.
CREATE TABLE alert_deliveries (
  school_id TEXT NOT NULL,
  id TEXT NOT NULL,
  channel_id TEXT NOT NULL,
  key TEXT NOT NULL,
  text TEXT NOT NULL,
  urgent INTEGER NOT NULL,
  at INTEGER NOT NULL,
  next_at INTEGER NOT NULL,
  tries INTEGER NOT NULL,
  state TEXT NOT NULL,
  said TEXT NOT NULL,
  sent_at INTEGER,
  PRIMARY KEY (school_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX alert_deliveries_once ON alert_deliveries (school_id, channel_id, key);
CREATE INDEX alert_deliveries_waiting ON alert_deliveries (next_at) WHERE state = 'waiting';
