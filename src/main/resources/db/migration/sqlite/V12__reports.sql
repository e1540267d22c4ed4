-- Which mail a subject is told with. It is set before the mail is sent and stays over restarts, so that what is sent once
-- more is the same mail with the same Message-ID. NULL: the next mail takes it.
ALTER TABLE report_item ADD COLUMN mail TEXT;

-- Until when a report has looked for what is new.
CREATE TABLE report (
    name      TEXT NOT NULL PRIMARY KEY,
    collected INTEGER NOT NULL
);

-- Each task that reports has its own list of what it told.
UPDATE report_item SET report = 'failed-signals of task ' ||
    (SELECT MIN(id) FROM periodic_task WHERE job = 'report-failed-signals')
WHERE report = 'failed-signals'
  AND EXISTS (SELECT 1 FROM periodic_task WHERE job = 'report-failed-signals');

UPDATE report_item SET report = 'status-change FAILED of task ' ||
    (SELECT MIN(id) FROM periodic_task WHERE job = 'report-status-change')
WHERE report = 'status-change FAILED'
  AND EXISTS (SELECT 1 FROM periodic_task WHERE job = 'report-status-change');
