-- Where other systems of the school are told what happened. seq: the last line of the ledger that was looked through for this one.
CREATE TABLE webhooks (
  school_id TEXT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  url TEXT NOT NULL,
  secret TEXT NOT NULL,
  events TEXT NOT NULL,
  places TEXT NOT NULL,
  made_by TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (school_id, id)
) STRICT, WITHOUT ROWID;

-- What is to be told, once each, and what became of it. nth: its place among all. since: when it was queued, or asked for again by hand.
CREATE TABLE webhook_deliveries (
  school_id TEXT NOT NULL,
  id TEXT NOT NULL,
  webhook_id TEXT NOT NULL,
  key TEXT NOT NULL,
  nth INTEGER NOT NULL,
  event TEXT NOT NULL,
  about TEXT NOT NULL,
  body TEXT NOT NULL,
  at INTEGER NOT NULL,
  since INTEGER NOT NULL,
  next_at INTEGER NOT NULL,
  tries INTEGER NOT NULL,
  state TEXT NOT NULL,
  said TEXT NOT NULL,
  sent_at INTEGER,
  PRIMARY KEY (school_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX webhook_deliveries_once ON webhook_deliveries (school_id, webhook_id, key);
CREATE INDEX webhook_deliveries_waiting ON webhook_deliveries (school_id, webhook_id, next_at) WHERE state = 'waiting';
CREATE INDEX webhook_deliveries_by_time ON webhook_deliveries (school_id, at);
