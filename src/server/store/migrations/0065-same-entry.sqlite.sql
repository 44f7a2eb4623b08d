-- What was sent under the id of another entry waits for somebody to look at it, who says what became of it.
ALTER TABLE rejected_inbox ADD COLUMN closed_by TEXT;
ALTER TABLE rejected_inbox ADD COLUMN closed_at INTEGER;
ALTER TABLE rejected_inbox ADD COLUMN closed_why TEXT;
CREATE INDEX rejected_by_code ON rejected_inbox (school_id, code, received_at);
