-- Applications, and what they made of which experiments. An empty version, assembly or species: none is named.
CREATE TABLE application (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    name     TEXT   NOT NULL,
    version  TEXT   NOT NULL DEFAULT '',
    assembly TEXT   NOT NULL DEFAULT '',
    species  TEXT   NOT NULL DEFAULT '',
    created  INTEGER NOT NULL,
    UNIQUE (name, version, assembly, species)
);

-- tuple is a hash of the sets of targets and references. changes counts the changes of status. chain holds, as a JSON
-- array, the signals that led here, the first one first; reruns counts how often signals had it run again since a person did.
CREATE TABLE analysis (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    application_id INTEGER NOT NULL REFERENCES application (id),
    tuple          TEXT    NOT NULL,
    status         TEXT    NOT NULL,
    changes        INTEGER NOT NULL DEFAULT 0,
    results        TEXT    NOT NULL DEFAULT '{}',
    data           TEXT    NOT NULL DEFAULT '{}',
    storage_url    TEXT,
    ran_by         TEXT,
    notes          TEXT,
    chain          TEXT    NOT NULL DEFAULT '[]',
    reruns         INTEGER NOT NULL DEFAULT 0,
    created        INTEGER NOT NULL,
    modified       INTEGER NOT NULL,
    submitted      INTEGER,
    started        INTEGER,
    finished       INTEGER,
    UNIQUE (application_id, tuple)
);
CREATE INDEX analysis_status ON analysis (status, id);

CREATE TABLE analysis_experiment (
    analysis_id   INTEGER NOT NULL REFERENCES analysis (id),
    experiment_id INTEGER NOT NULL REFERENCES experiment (id),
    role          TEXT    NOT NULL CHECK (role IN ('target', 'reference')),
    position      INTEGER NOT NULL,
    PRIMARY KEY (analysis_id, role, experiment_id)
);
CREATE INDEX analysis_experiment_of ON analysis_experiment (experiment_id, analysis_id);

-- raw_data is a JSON array; raw_data_changes counts its changes.
ALTER TABLE experiment ADD COLUMN raw_data TEXT NOT NULL DEFAULT '[]';
ALTER TABLE experiment ADD COLUMN raw_data_changes INTEGER NOT NULL DEFAULT 0;

-- detail says what changed, as it was then; chain is that of the analysis.
ALTER TABLE event ADD COLUMN detail TEXT NOT NULL DEFAULT '{}';
ALTER TABLE event ADD COLUMN chain TEXT NOT NULL DEFAULT '[]';

-- Signals that were switched off, or on again, by command.
CREATE TABLE signal_switch (
    signal     TEXT PRIMARY KEY,
    enabled    INTEGER NOT NULL,
    changed    INTEGER NOT NULL,
    changed_by TEXT
);
