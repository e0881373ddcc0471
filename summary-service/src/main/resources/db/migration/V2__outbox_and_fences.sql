-- Jobs that a committed change owes to tracking-service. The id is the job's id, so sending one twice makes one job.
CREATE TABLE job_order (
    id           uuid PRIMARY KEY,
    body         jsonb       NOT NULL,
    created_at   timestamptz NOT NULL DEFAULT now(),
    due_at       timestamptz NOT NULL DEFAULT now(),
    attempts     int         NOT NULL DEFAULT 0,
    delivered_at timestamptz
);
CREATE INDEX job_order_due ON job_order (due_at) WHERE delivered_at IS NULL;

-- The newest holder of each batch that writes results here. A fence only grows.
CREATE TABLE batch_fence (
    job_id uuid   NOT NULL,
    batch  int    NOT NULL,
    fence  bigint NOT NULL CHECK (fence > 0),
    PRIMARY KEY (job_id, batch)
);
