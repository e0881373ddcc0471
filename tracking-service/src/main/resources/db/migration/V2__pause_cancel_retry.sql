-- A job can be paused and cancelled, says what it retries, what it cost so far and how fast it is.
ALTER TABLE job
    ADD COLUMN cancelled        int NOT NULL DEFAULT 0 CHECK (cancelled >= 0),
    -- No reference: the job that was retried may be removed before its retry.
    ADD COLUMN retry_of         uuid,
    ADD COLUMN last_progress_at timestamptz,
    ADD COLUMN cost_amount      numeric CHECK (cost_amount >= 0),
    ADD COLUMN cost_currency    text CHECK (cost_currency ~ '^[A-Z]{3}$'),
    ADD COLUMN cost_unpriced    bigint NOT NULL DEFAULT 0 CHECK (cost_unpriced >= 0),
    -- When the last batches ended, and how many items each had: kept here, so that a job's pace is read with its row.
    ADD COLUMN recent_at        timestamptz[] NOT NULL DEFAULT '{}',
    ADD COLUMN recent_items     int[] NOT NULL DEFAULT '{}',
    DROP CONSTRAINT job_status_check,
    DROP CONSTRAINT job_counts_no_item_twice,
    DROP CONSTRAINT job_ends_with_its_last_item,
    DROP CONSTRAINT job_finished_has_a_time;

ALTER TABLE job
    ADD CONSTRAINT job_status_check CHECK (
        status IN ('pending', 'running', 'paused', 'completed', 'completed_with_errors', 'failed', 'cancelled')),
    ADD CONSTRAINT job_counts_no_item_twice CHECK (
        done + failed + crashed + skipped + invalid + cancelled <= total),
    -- Whatever the end, every item is in one of the counts.
    ADD CONSTRAINT job_ends_with_its_last_item CHECK (
        (status IN ('pending', 'running', 'paused'))
            = (done + failed + crashed + skipped + invalid + cancelled < total)),
    ADD CONSTRAINT job_finished_has_a_time CHECK (
        (status IN ('pending', 'running', 'paused')) = (finished_at IS NULL)),
    ADD CONSTRAINT job_cancelled_before_its_end CHECK ((status = 'cancelled') = (cancelled > 0)),
    ADD CONSTRAINT job_cost_has_a_currency CHECK ((cost_amount IS NULL) = (cost_currency IS NULL)),
    ADD CONSTRAINT job_recent_in_pairs CHECK (
        cardinality(recent_at) = cardinality(recent_items) AND cardinality(recent_at) <= 20);

ALTER TABLE batch
    ADD COLUMN cancelled int NOT NULL DEFAULT 0 CHECK (cancelled >= 0),
    DROP CONSTRAINT batch_status_check,
    DROP CONSTRAINT batch_end_has_a_time,
    DROP CONSTRAINT batch_accounts_for_its_items;

ALTER TABLE batch
    ADD CONSTRAINT batch_status_check CHECK (
        status IN ('pending', 'paused', 'running', 'completed', 'failed', 'crashed', 'split', 'cancelled')),
    ADD CONSTRAINT batch_end_has_a_time CHECK ((status IN ('pending', 'paused', 'running')) = (ended_at IS NULL)),
    ADD CONSTRAINT batch_accounts_for_its_items CHECK (
        done + failed + crashed + skipped + invalid + cancelled
            = CASE WHEN status IN ('completed', 'failed', 'crashed', 'cancelled') THEN cardinality(items) ELSE 0 END),
    ADD CONSTRAINT batch_is_cancelled_whole CHECK (
        cancelled = CASE WHEN status = 'cancelled' THEN cardinality(items) ELSE 0 END);

CREATE INDEX batch_paused ON batch (job_id, number) WHERE status = 'paused';

-- What was stored before there was a bound may be longer.
ALTER TABLE job_message
    ADD CONSTRAINT job_message_is_short CHECK (char_length(text) <= 500) NOT VALID;
