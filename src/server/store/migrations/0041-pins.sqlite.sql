-- PINs: six digits that open an account on one installation in one browser. `mark_hash`: what that browser is known by;
-- `secret`: argon2id of the digits. `wrong`: how many wrong ones in a row, counted before they are compared.
CREATE TABLE pins (
  school_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  device_id TEXT NOT NULL,
  mark_hash TEXT NOT NULL,
  secret TEXT NOT NULL,
  wrong INTEGER NOT NULL DEFAULT 0,
  next_at INTEGER NOT NULL DEFAULT 0,
  made_at INTEGER NOT NULL,
  PRIMARY KEY (school_id, person_id, device_id)
) STRICT, WITHOUT ROWID;

-- The installation that used an invite: where the answer was lost on the way, the same one may ask again.
ALTER TABLE invites ADD COLUMN used_on TEXT;
