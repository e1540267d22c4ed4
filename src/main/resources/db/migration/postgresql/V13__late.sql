-- 1: its run was taken by the weaker marker; the folder's time is asked at each poll until the proof has come
ALTER TABLE sighting ADD COLUMN unproved BIGINT NOT NULL DEFAULT 0;

-- A file deep in the folder that was written lately when the run was to be archived, relative to it; looked at again with it
ALTER TABLE sighting ADD COLUMN late TEXT;

-- Archived runs of which something is to be said; there are few
CREATE INDEX run_remarked ON run (id) WHERE state = 'ingested' AND reason IS NOT NULL;
