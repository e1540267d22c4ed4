-- Who did it: a person, an API client, a worker, the timer. Lines are only ever added, and the database holds to that.
ALTER TABLE journal ADD COLUMN who TEXT NOT NULL DEFAULT 'cameleer';
CREATE FUNCTION journal_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
'BEGIN RAISE EXCEPTION ''the journal is append-only''; END';
CREATE TRIGGER journal_is_not_changed BEFORE UPDATE OR DELETE ON journal
    FOR EACH ROW EXECUTE FUNCTION journal_is_append_only();

ALTER TABLE action ADD COLUMN who TEXT;

ALTER TABLE callback ADD COLUMN retries BIGINT NOT NULL DEFAULT 0;
ALTER TABLE callback ADD COLUMN backoff BIGINT NOT NULL DEFAULT 0;

-- attempts: how often a worker began it. failures: how many attempts failed since a person last asked for it.
ALTER TABLE callback_execution ADD COLUMN attempts BIGINT NOT NULL DEFAULT 0;
ALTER TABLE callback_execution ADD COLUMN failures BIGINT NOT NULL DEFAULT 0;
CREATE INDEX callback_execution_status ON callback_execution (status, id);

-- parked: when it was taken out of the governor's hands. counted_after: actions up to this one do not count.
ALTER TABLE experiment ADD COLUMN parked BIGINT;
ALTER TABLE experiment ADD COLUMN counted_after BIGINT NOT NULL DEFAULT 0;

-- Where a callback's work goes: its function, what it works on, and the endpoint that its bell rings at. rung: when it
-- last rang. reason: why the work was given back.
ALTER TABLE work ADD COLUMN function TEXT;
ALTER TABLE work ADD COLUMN site TEXT;
ALTER TABLE work ADD COLUMN queue TEXT;
ALTER TABLE work ADD COLUMN rung BIGINT NOT NULL DEFAULT 0;
ALTER TABLE work ADD COLUMN reason TEXT;
