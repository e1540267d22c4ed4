-- A job that is started again and again: every so many milliseconds, or at the times of a crontab in a time zone.
-- next_run NULL: not planned yet. note: why it was not started when it was due last.
CREATE TABLE periodic_task (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    name       TEXT    NOT NULL UNIQUE,
    job        TEXT    NOT NULL,
    every      INTEGER,
    crontab    TEXT,
    zone       TEXT,
    parameters TEXT    NOT NULL DEFAULT '{}',
    enabled    INTEGER NOT NULL DEFAULT 1,
    next_run   INTEGER,
    last_run   INTEGER,
    last_job   INTEGER REFERENCES job (id),
    note       TEXT,
    CHECK ((every IS NULL) <> (crontab IS NULL))
);

-- Which of the job's runs a periodic task started.
ALTER TABLE job ADD COLUMN periodic_task INTEGER;
CREATE INDEX job_periodic_task ON job (periodic_task, ended);

-- What a report is to tell (sent is NULL) or has told: a record of failure, an event.
CREATE TABLE report_item (
    report  TEXT    NOT NULL,
    subject INTEGER NOT NULL,
    sent    INTEGER,
    PRIMARY KEY (report, subject)
);

INSERT INTO periodic_task (name, job, every, parameters)
VALUES ('report failed signals', 'report-failed-signals', 900000, '{}'),
       ('report failed analyses', 'report-status-change', 900000, '{"status":"FAILED","seconds":3600}');

CREATE INDEX event_created ON event (kind, created);
