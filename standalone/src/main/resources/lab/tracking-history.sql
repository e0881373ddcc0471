-- What the lab writes down inside the database, in the very transactions that it watches.
CREATE SCHEMA lab;

CREATE TABLE lab.batch_step (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at timestamptz NOT NULL DEFAULT clock_timestamp(),
    job_id uuid, batch int, was text, status text, old_fence bigint, fence bigint, crashed boolean, worker text);

CREATE FUNCTION lab.note_batch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO lab.batch_step (job_id, batch, status, fence, crashed)
        VALUES (NEW.job_id, NEW.number, NEW.status, NEW.fence, false);
    ELSIF OLD.status <> NEW.status OR OLD.fence <> NEW.fence THEN
        INSERT INTO lab.batch_step (job_id, batch, was, status, old_fence, fence, crashed, worker)
        VALUES (NEW.job_id, NEW.number, OLD.status, NEW.status, OLD.fence, NEW.fence, NEW.crashes > OLD.crashes,
                CASE WHEN NEW.status = 'running' THEN NEW.worker ELSE OLD.worker END);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER lab_note AFTER INSERT OR UPDATE ON batch FOR EACH ROW EXECUTE FUNCTION lab.note_batch();

CREATE TABLE lab.job_step (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at timestamptz NOT NULL DEFAULT clock_timestamp(),
    job_id uuid, status text, counted int[], in_batches int[]);

-- Deferred: at the commit, what other transactions have committed is seen, and nobody else can count for this job.
CREATE FUNCTION lab.note_job() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO lab.job_step (job_id, status, counted, in_batches)
    SELECT j.id, j.status, ARRAY[j.done, j.failed, j.crashed, j.skipped, j.invalid, j.cancelled],
        (SELECT ARRAY[coalesce(sum(b.done), 0), coalesce(sum(b.failed), 0), coalesce(sum(b.crashed), 0),
                      coalesce(sum(b.skipped), 0), coalesce(sum(b.invalid), 0), coalesce(sum(b.cancelled), 0)]::int[]
           FROM batch b WHERE b.job_id = j.id)
    FROM job j WHERE j.id = NEW.id;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER lab_note AFTER INSERT OR UPDATE ON job DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION lab.note_job();
