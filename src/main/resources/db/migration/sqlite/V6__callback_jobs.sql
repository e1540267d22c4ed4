-- The run of a callback that a job was started for: it is started once, whoever takes the callback over.
ALTER TABLE job ADD COLUMN callback_run TEXT;
CREATE UNIQUE INDEX job_callback_run ON job (callback_run);
