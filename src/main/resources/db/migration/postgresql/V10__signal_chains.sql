-- What a run of a signal is known by to whoever acts on its behalf over REST. chain holds, as a JSON array, the signals that
-- led to it, itself last.
CREATE TABLE signal_chain (
    token   TEXT    PRIMARY KEY,
    chain   TEXT    NOT NULL,
    created BIGINT  NOT NULL
);
CREATE INDEX signal_chain_created ON signal_chain (created);

-- What a job that runs signals for many targets is to do, in this order, and how each went: status NULL is to be done.
-- record is the record of failure that is run again. Kept until the job is over.
CREATE TABLE signal_batch (
    job      TEXT    NOT NULL,
    position INTEGER NOT NULL,
    signal   TEXT    NOT NULL,
    endpoint TEXT    NOT NULL,
    target   BIGINT  NOT NULL,
    record   BIGINT,
    status   TEXT,
    error    TEXT,
    PRIMARY KEY (job, position)
);

-- What shows of a form that this installation made it.
ALTER TABLE installation ADD COLUMN form_key TEXT;
