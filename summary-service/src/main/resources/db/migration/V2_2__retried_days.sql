-- Which job ended a day, and what that cost there: a job that retries takes up what another one left as an extract, and a second
-- attempt of the same job reports what the first one paid.
ALTER TABLE plan_day
    ADD COLUMN job_id   uuid,
    ADD COLUMN cost     numeric CHECK (cost >= 0),
    ADD COLUMN unpriced int NOT NULL DEFAULT 0 CHECK (unpriced >= 0);

UPDATE plan_day SET job_id = plan_id WHERE result IS NOT NULL;

ALTER TABLE plan_day ADD CONSTRAINT plan_day_ended_by_a_job CHECK ((result IS NULL) = (job_id IS NULL));
