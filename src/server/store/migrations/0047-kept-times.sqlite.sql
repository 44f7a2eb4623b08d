-- Until when points were on a route that were taken off it: written when the database is opened the next time.
INSERT INTO meta (key, value) VALUES ('routes-due', '1') ON CONFLICT (key) DO NOTHING;
