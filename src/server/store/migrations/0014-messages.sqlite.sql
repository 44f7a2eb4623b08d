-- What people are told inside the app, each once, for ninety days. It says that there is something to look at, and is no ledger
-- entry: the thing itself is one.
CREATE TABLE messages (
  school_id TEXT NOT NULL,
  id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  key TEXT NOT NULL,
  topic TEXT NOT NULL,
  about TEXT NOT NULL,
  facts TEXT NOT NULL,
  at INTEGER NOT NULL,
  read_at INTEGER,
  PRIMARY KEY (school_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX messages_once ON messages (school_id, person_id, key);
CREATE INDEX messages_newest ON messages (school_id, person_id, at, id);
CREATE INDEX messages_unread ON messages (school_id, person_id, at) WHERE read_at IS NULL;

-- A browser that wants to be woken, for as long as the session lives in which it said so. `next_at`: something is to be told to
-- it, and when it may be tried; `since` when there was something. Addresses are secrets, as those of robots are.
CREATE TABLE push_subscriptions (
  school_id TEXT NOT NULL,
  session_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  endpoint TEXT NOT NULL,
  p256dh TEXT NOT NULL,
  auth TEXT NOT NULL,
  contact TEXT NOT NULL,
  next_at INTEGER,
  since INTEGER,
  tries INTEGER NOT NULL,
  PRIMARY KEY (school_id, session_id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX push_subscriptions_once ON push_subscriptions (endpoint);
CREATE INDEX push_subscriptions_due ON push_subscriptions (next_at) WHERE next_at IS NOT NULL;
