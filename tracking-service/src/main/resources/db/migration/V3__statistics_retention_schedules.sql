-- What the statistics are made of; no key leads to a job, because these numbers outlive the jobs they count.
-- A slot is the database session that counted: nobody ever waits for another one's row.
CREATE TABLE job_hour (
    hour                  timestamptz NOT NULL CHECK (hour = date_trunc('hour', hour, 'UTC')),
    slot                  int NOT NULL,
    completed             int NOT NULL DEFAULT 0,
    completed_with_errors int NOT NULL DEFAULT 0,
    failed                int NOT NULL DEFAULT 0,
    cancelled             int NOT NULL DEFAULT 0,
    -- Jobs that were worked on, how long that took together, and the longest.
    timed                 int NOT NULL DEFAULT 0,
    seconds               float8 NOT NULL DEFAULT 0,
    longest               float8 NOT NULL DEFAULT 0,
    -- Attempts that ended otherwise than by a crash, under the hour in which their batch ended; crashes under their own.
    survived              bigint NOT NULL DEFAULT 0,
    crashes               bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (hour, slot)
) WITH (fillfactor = 50);

CREATE TABLE crash (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at       timestamptz NOT NULL DEFAULT clock_timestamp(),
    job_id   uuid NOT NULL,
    batch    int NOT NULL,
    -- The first three; the count is of all.
    items    text[] NOT NULL CHECK (cardinality(items) BETWEEN 1 AND 3),
    size     int NOT NULL,
    worker   text NOT NULL
);

-- Whoever inserts a tick runs it. A run that is not done when nobody renews it any more is somebody else's.
CREATE TABLE schedule_tick (
    schedule   text NOT NULL,
    tick       timestamptz NOT NULL,
    run        uuid NOT NULL,
    held_until timestamptz NOT NULL,
    done_at    timestamptz,
    PRIMARY KEY (schedule, tick)
);

-- The highest event that retention took from a job: a stream that was left before it has a gap.
ALTER TABLE job ADD COLUMN events_pruned_to bigint NOT NULL DEFAULT 0;

CREATE INDEX job_finished ON job (finished_at, id) WHERE finished_at IS NOT NULL;
CREATE INDEX job_open ON job (id) INCLUDE (status) WHERE finished_at IS NULL;
