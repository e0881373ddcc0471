-- Kind first: whoever takes imports does not walk past a hundred thousand waiting days.
CREATE INDEX batch_pending_by_kind ON batch (kind, queued_at, job_id, number) WHERE status = 'pending';
DROP INDEX batch_pending;

-- Every batch is written at least three times on its way, every job once for each of its batches: their dead rows are
-- removed by number and not by share, because the share of a table that keeps a week of finished work is never reached in time.
ALTER TABLE batch SET (
    fillfactor = 70,
    autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000,
    autovacuum_analyze_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);
ALTER TABLE job SET (
    fillfactor = 50,
    autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500, autovacuum_vacuum_cost_delay = 0);

-- Only ever added to, and deleted by job: what matters is that the pages of old rows are known to be visible to all.
ALTER TABLE job_event SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000,
    autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 50000);
ALTER TABLE job_message SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000);
