-- What was turned away is emptied when its time is over; that it came, and by which phone, stays.
ALTER TABLE rejected_inbox ADD COLUMN emptied_at INTEGER;
