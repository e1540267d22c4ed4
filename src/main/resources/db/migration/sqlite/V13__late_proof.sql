-- 1: its run was taken by the weaker marker; the folder's time is asked at each poll until the proof has come
ALTER TABLE sighting ADD COLUMN unproved INTEGER NOT NULL DEFAULT 0;
