-- Who may log in. The password is a hash with its own salt and cost; the name is compared as written.
CREATE TABLE account (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    username TEXT NOT NULL UNIQUE,
    password TEXT NOT NULL,
    active   INTEGER NOT NULL DEFAULT 1,
    created  INTEGER NOT NULL,
    changed  INTEGER NOT NULL
);

CREATE TABLE scantype (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    modality TEXT NOT NULL,
    protocol TEXT NOT NULL UNIQUE
);

-- What a cohort, a subject or an experiment is called in another system: one URL or id for each system.
CREATE TABLE external_cohort_url (
    cohort_id          INTEGER NOT NULL REFERENCES cohort (id),
    external_system_id INTEGER NOT NULL REFERENCES external_system (id),
    url                TEXT NOT NULL,
    PRIMARY KEY (cohort_id, external_system_id)
);

CREATE TABLE external_subject_id (
    subject_id         INTEGER NOT NULL REFERENCES subject (id),
    external_system_id INTEGER NOT NULL REFERENCES external_system (id),
    external_id        TEXT NOT NULL,
    PRIMARY KEY (subject_id, external_system_id)
);

CREATE TABLE external_experiment_id (
    experiment_id      INTEGER NOT NULL REFERENCES experiment (id),
    external_system_id INTEGER NOT NULL REFERENCES external_system (id),
    external_id        TEXT NOT NULL,
    PRIMARY KEY (experiment_id, external_system_id)
);
