-- When a hazard was found and by what law, and whose turn a case is whose checker may not check it: of what is there already both are written when the
-- database is opened the next time.
INSERT INTO meta (key, value) VALUES ('found-due', '1') ON CONFLICT (key) DO NOTHING;
INSERT INTO meta (key, value) VALUES ('hazards-due', '1') ON CONFLICT (key) DO NOTHING;
