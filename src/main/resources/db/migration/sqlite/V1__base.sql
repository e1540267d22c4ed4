-- Times are whole milliseconds since 1970-01-01T00:00:00Z. JSON is text, kept exactly as written.

-- One row: a random id, so that keys made here are unlike those of every other installation.
CREATE TABLE installation (
    id TEXT PRIMARY KEY
);

CREATE TABLE sequencer (
    name       TEXT PRIMARY KEY,
    directory  TEXT    NOT NULL,
    device     TEXT,
    first_seen INTEGER NOT NULL
);

-- One unit of data: a run is unique by (run_id, unit, generation), whatever folder shows it.
CREATE TABLE run (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    run_id          TEXT    NOT NULL,
    unit            TEXT    NOT NULL DEFAULT '',
    generation      INTEGER NOT NULL DEFAULT 1,
    named           INTEGER NOT NULL DEFAULT 0,
    sequencer       TEXT    NOT NULL,
    path            TEXT    NOT NULL,
    platform        TEXT,
    sequencer_type  TEXT,
    state           TEXT    NOT NULL CHECK (state IN ('arriving', 'complete', 'ingesting', 'ingested', 'failed', 'held', 'ignored')),
    reason          TEXT,
    outcome         TEXT,
    inspection      TEXT    NOT NULL DEFAULT '{}',
    handling        TEXT    NOT NULL DEFAULT '{}',
    first_seen      INTEGER NOT NULL,
    last_change     INTEGER NOT NULL,
    completed       INTEGER,
    ingested        INTEGER,
    location        TEXT,
    archive_address TEXT,
    irods_path      TEXT,
    files           INTEGER,
    bytes           INTEGER,
    manifest_sha256 TEXT,
    UNIQUE (run_id, unit, generation)
);
CREATE INDEX run_state ON run (state, id);

-- A folder that shows a run. The watch writes only here and in run.
CREATE TABLE sighting (
    path        TEXT PRIMARY KEY,
    sequencer   TEXT    NOT NULL,
    run         INTEGER NOT NULL REFERENCES run (id),
    fingerprint TEXT,
    still_since INTEGER,
    first_seen  INTEGER NOT NULL,
    settled     INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX sighting_run ON sighting (run);
CREATE INDEX sighting_sequencer ON sighting (sequencer, settled);

CREATE TABLE run_metadata (
    run       INTEGER NOT NULL REFERENCES run (id),
    attribute TEXT    NOT NULL,
    value     TEXT    NOT NULL,
    unit      TEXT    NOT NULL DEFAULT '',
    PRIMARY KEY (run, attribute, value, unit)
);

-- Everything claimable. A row is offered once per (kind, target), claimed by a lease, and deleted when done.
CREATE TABLE work (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    kind        TEXT    NOT NULL,
    target      INTEGER NOT NULL,
    due         INTEGER NOT NULL,
    lease_owner TEXT,
    lease_until INTEGER NOT NULL DEFAULT 0,
    token       INTEGER NOT NULL DEFAULT 0,
    attempts    INTEGER NOT NULL DEFAULT 0,
    created     INTEGER NOT NULL,
    UNIQUE (kind, target)
);
CREATE INDEX work_claim ON work (kind, lease_until, due, id);

CREATE TABLE journal (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    at         INTEGER NOT NULL,
    subject    TEXT    NOT NULL,
    subject_id INTEGER NOT NULL,
    kind       TEXT    NOT NULL,
    message    TEXT    NOT NULL,
    detail     TEXT
);
CREATE INDEX journal_subject ON journal (subject, subject_id, id);

CREATE TABLE workflow (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    label   TEXT    NOT NULL,
    version INTEGER NOT NULL,
    hash    TEXT    NOT NULL,
    source  TEXT    NOT NULL,
    loaded  INTEGER NOT NULL,
    UNIQUE (label, version)
);

CREATE TABLE state (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    workflow_id INTEGER NOT NULL REFERENCES workflow (id),
    position    INTEGER NOT NULL,
    label       TEXT    NOT NULL,
    freetext    TEXT,
    automatic   INTEGER NOT NULL DEFAULT 0,
    UNIQUE (workflow_id, label)
);

CREATE TABLE transition (
    id                   INTEGER PRIMARY KEY AUTOINCREMENT,
    source_state_id      INTEGER NOT NULL REFERENCES state (id),
    destination_state_id INTEGER NOT NULL REFERENCES state (id),
    position             INTEGER NOT NULL,
    condition            TEXT
);
CREATE INDEX transition_source ON transition (source_state_id, position);

CREATE TABLE callback (
    id                 INTEGER PRIMARY KEY AUTOINCREMENT,
    state_id           INTEGER NOT NULL REFERENCES state (id),
    position           INTEGER NOT NULL,
    label              TEXT    NOT NULL,
    function           TEXT    NOT NULL,
    callback_arguments TEXT    NOT NULL DEFAULT '{}',
    variable_map       TEXT    NOT NULL DEFAULT '{}',
    run_timeout        INTEGER NOT NULL DEFAULT 60,
    wait_timeout       INTEGER NOT NULL DEFAULT 0,
    initial_delay      INTEGER NOT NULL DEFAULT 0,
    description        TEXT,
    condition          TEXT,
    UNIQUE (state_id, label)
);

CREATE TABLE cohort (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    label       TEXT NOT NULL UNIQUE,
    description TEXT
);

CREATE TABLE subject (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    cohort_id     INTEGER NOT NULL REFERENCES cohort (id),
    label         TEXT    NOT NULL,
    date_of_birth TEXT,
    UNIQUE (cohort_id, label)
);

-- scandate is ISO 8601 without a zone, in the site's time. version is compared and set by every transition.
CREATE TABLE experiment (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    subject_id INTEGER NOT NULL REFERENCES subject (id),
    label      TEXT    NOT NULL,
    scandate   TEXT    NOT NULL,
    run        INTEGER REFERENCES run (id),
    state_id   INTEGER REFERENCES state (id),
    version    INTEGER NOT NULL DEFAULT 0,
    metadata   TEXT    NOT NULL DEFAULT '{}',
    waits      TEXT,
    created    INTEGER NOT NULL,
    UNIQUE (subject_id, label)
);
CREATE INDEX experiment_run ON experiment (run);
CREATE INDEX experiment_state ON experiment (state_id, id);

CREATE TABLE project (
    id    INTEGER PRIMARY KEY AUTOINCREMENT,
    label TEXT NOT NULL UNIQUE
);

CREATE TABLE experiment_project (
    experiment_id INTEGER NOT NULL REFERENCES experiment (id),
    project_id    INTEGER NOT NULL REFERENCES project (id),
    PRIMARY KEY (experiment_id, project_id)
);

CREATE TABLE variable (
    experiment_id INTEGER NOT NULL REFERENCES experiment (id),
    label         TEXT    NOT NULL,
    type          TEXT    NOT NULL,
    value         TEXT,
    PRIMARY KEY (experiment_id, label)
);

CREATE TABLE external_system (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    system_name TEXT NOT NULL UNIQUE,
    url         TEXT NOT NULL
);

-- One performed transition of one experiment.
CREATE TABLE action (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    experiment_id INTEGER NOT NULL REFERENCES experiment (id),
    transition_id INTEGER NOT NULL REFERENCES transition (id),
    success       INTEGER NOT NULL DEFAULT 0,
    return_value  TEXT,
    freetext      TEXT,
    start_time    INTEGER NOT NULL,
    end_time      INTEGER
);
CREATE INDEX action_experiment ON action (experiment_id, id);

CREATE TABLE callback_execution (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    action_id     INTEGER NOT NULL REFERENCES action (id),
    experiment_id INTEGER NOT NULL REFERENCES experiment (id),
    callback_id   INTEGER NOT NULL REFERENCES callback (id),
    status        TEXT    NOT NULL DEFAULT 'created' CHECK (status IN ('created', 'skipped', 'queued', 'running', 'waiting', 'finished')),
    result        TEXT    NOT NULL DEFAULT 'none' CHECK (result IN ('none', 'success', 'failed', 'timeout')),
    superseded    INTEGER NOT NULL DEFAULT 0,
    secret_key    TEXT    NOT NULL,
    work_key      TEXT    NOT NULL UNIQUE,
    run_log       TEXT,
    result_log    TEXT,
    result_values TEXT,
    run_values    TEXT,
    condition_trace TEXT,
    created       INTEGER NOT NULL,
    run_start     INTEGER,
    wait_start    INTEGER,
    finished      INTEGER,
    UNIQUE (action_id, callback_id)
);

CREATE TABLE event (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    kind     TEXT    NOT NULL,
    target   INTEGER NOT NULL,
    cause    TEXT    NOT NULL,
    created  INTEGER NOT NULL,
    finished INTEGER,
    UNIQUE (kind, target, cause)
);

CREATE TABLE signal_run (
    event_id INTEGER NOT NULL REFERENCES event (id),
    signal   TEXT    NOT NULL,
    status   TEXT    NOT NULL CHECK (status IN ('succeeded', 'failed')),
    attempts INTEGER NOT NULL,
    message  TEXT,
    finished INTEGER NOT NULL,
    PRIMARY KEY (event_id, signal)
);

CREATE TABLE signal_failure (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    target_endpoint TEXT    NOT NULL,
    target_id       INTEGER NOT NULL,
    import_string   TEXT    NOT NULL,
    data            TEXT    NOT NULL,
    attempts        INTEGER NOT NULL,
    first_failed    INTEGER NOT NULL,
    last_failed     INTEGER NOT NULL,
    UNIQUE (target_endpoint, target_id, import_string)
);

CREATE TABLE job (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    flow_run_id TEXT    NOT NULL UNIQUE,
    name        TEXT    NOT NULL,
    parameters  TEXT    NOT NULL,
    status      TEXT    NOT NULL CHECK (status IN ('SCHEDULED', 'PENDING', 'RUNNING', 'COMPLETED', 'FAILED', 'CANCELLED', 'CRASHED')),
    message     TEXT,
    result      TEXT,
    created     INTEGER NOT NULL,
    started     INTEGER,
    ended       INTEGER
);
