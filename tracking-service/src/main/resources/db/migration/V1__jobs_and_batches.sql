-- Fences grow over the whole system: whoever compares two of them knows which claim came later.
CREATE SEQUENCE batch_fence;

CREATE TABLE job (
    id          uuid PRIMARY KEY,
    kind        text NOT NULL,
    title       text NOT NULL,
    payload     jsonb NOT NULL,
    -- What was asked for, to tell a repeated request from another one under the same id.
    fingerprint bytea NOT NULL,
    status      text NOT NULL DEFAULT 'pending'
        CHECK (status IN ('pending', 'running', 'completed', 'completed_with_errors', 'failed', 'cancelled')),
    total       int NOT NULL CHECK (total >= 0),
    done        int NOT NULL DEFAULT 0 CHECK (done >= 0),
    failed      int NOT NULL DEFAULT 0 CHECK (failed >= 0),
    crashed     int NOT NULL DEFAULT 0 CHECK (crashed >= 0),
    skipped     int NOT NULL DEFAULT 0 CHECK (skipped >= 0),
    invalid     int NOT NULL DEFAULT 0 CHECK (invalid >= 0),
    created_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    started_at  timestamptz,
    finished_at timestamptz,
    failure     text,
    CONSTRAINT job_counts_no_item_twice CHECK (done + failed + crashed + skipped + invalid <= total),
    CONSTRAINT job_ends_with_its_last_item CHECK (
        status = 'cancelled'
        OR (status IN ('pending', 'running')) = (done + failed + crashed + skipped + invalid < total)),
    CONSTRAINT job_finished_has_a_time CHECK ((status IN ('pending', 'running')) = (finished_at IS NULL)),
    CONSTRAINT job_running_has_started CHECK (status <> 'running' OR started_at IS NOT NULL),
    CONSTRAINT job_pending_has_not CHECK (status <> 'pending' OR started_at IS NULL)
);

CREATE INDEX job_newest_first ON job (created_at DESC, id DESC);

CREATE TABLE batch (
    job_id        uuid NOT NULL REFERENCES job (id),
    number        int NOT NULL CHECK (number > 0),
    -- Kind and age of the job, kept here so that a claim reads one index of one table.
    kind          text NOT NULL,
    queued_at     timestamptz NOT NULL,
    items         text[] NOT NULL CHECK (cardinality(items) > 0),
    supersedes    int[] NOT NULL DEFAULT '{}',
    status        text NOT NULL DEFAULT 'pending'
        CHECK (status IN ('pending', 'running', 'completed', 'failed', 'crashed', 'split')),
    attempt       int NOT NULL DEFAULT 0 CHECK (attempt >= 0),
    failures      int NOT NULL DEFAULT 0 CHECK (failures BETWEEN 0 AND 3),
    crashes       int NOT NULL DEFAULT 0 CHECK (crashes BETWEEN 0 AND 3),
    fence         bigint NOT NULL DEFAULT 0,
    worker        text,
    lease_until   timestamptz,
    claimed_at    timestamptz,
    progressed_at timestamptz,
    ended_at      timestamptz,
    items_done    int NOT NULL DEFAULT 0 CHECK (items_done BETWEEN 0 AND cardinality(items)),
    done          int NOT NULL DEFAULT 0 CHECK (done >= 0),
    failed        int NOT NULL DEFAULT 0 CHECK (failed >= 0),
    crashed       int NOT NULL DEFAULT 0 CHECK (crashed >= 0),
    skipped       int NOT NULL DEFAULT 0 CHECK (skipped >= 0),
    invalid       int NOT NULL DEFAULT 0 CHECK (invalid >= 0),
    failure       text,
    PRIMARY KEY (job_id, number),
    CONSTRAINT batch_is_leased_while_running CHECK ((status = 'running') = (lease_until IS NOT NULL)),
    CONSTRAINT batch_running_has_a_holder CHECK (
        status <> 'running' OR (worker IS NOT NULL AND claimed_at IS NOT NULL AND progressed_at IS NOT NULL AND fence > 0)),
    CONSTRAINT batch_end_has_a_time CHECK ((status IN ('pending', 'running')) = (ended_at IS NULL)),
    CONSTRAINT batch_accounts_for_its_items CHECK (
        done + failed + crashed + skipped + invalid
            = CASE WHEN status IN ('completed', 'failed', 'crashed') THEN cardinality(items) ELSE 0 END)
);

CREATE INDEX batch_pending ON batch (queued_at, job_id, number, kind) WHERE status = 'pending';
CREATE INDEX batch_running_by_lease ON batch (lease_until, progressed_at) WHERE status = 'running';

CREATE TABLE job_message (
    job_id     uuid NOT NULL REFERENCES job (id),
    id         bigint GENERATED ALWAYS AS IDENTITY,
    item       text,
    severity   text NOT NULL CHECK (severity IN ('info', 'warning', 'error')),
    text       text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (job_id, id)
);

-- An id is drawn only under the lock of the job's row, so within a job ids become visible in their order.
CREATE TABLE job_event (
    job_id     uuid NOT NULL REFERENCES job (id),
    id         bigint GENERATED ALWAYS AS IDENTITY,
    name       text NOT NULL CHECK (name IN ('created', 'progress', 'message', 'finished')),
    data       jsonb NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (job_id, id)
);

CREATE UNIQUE INDEX job_event_finished_once ON job_event (job_id) WHERE name = 'finished';
