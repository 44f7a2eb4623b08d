-- Which version of the app each installation handed in with last; null of one that has not since then.
ALTER TABLE phones ADD COLUMN build TEXT;
