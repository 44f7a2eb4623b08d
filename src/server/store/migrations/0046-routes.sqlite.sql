-- Since when points are on a route, where they came onto it later: written when the database is opened the next time.
INSERT INTO meta (key, value) VALUES ('routes-due', '1') ON CONFLICT (key) DO NOTHING;
