-- What the lab writes down inside the database. Every replica's connections carry its name, and every note is taken at
-- the commit: an announcement has to wait for results under an older fence, so the order of the notes is the order of the commits.
CREATE SCHEMA lab;

CREATE TABLE lab.announced (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at timestamptz NOT NULL DEFAULT clock_timestamp(),
    job_id uuid, batch int, fence bigint, writer text NOT NULL DEFAULT current_setting('application_name'));

CREATE FUNCTION lab.note_announced() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' OR NEW.fence > OLD.fence THEN
        INSERT INTO lab.announced (job_id, batch, fence) VALUES (NEW.job_id, NEW.batch, NEW.fence);
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER lab_note AFTER INSERT OR UPDATE ON batch_fence DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION lab.note_announced();

CREATE TABLE lab.result (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at timestamptz NOT NULL DEFAULT clock_timestamp(),
    plan_id uuid, item text, result text, writer text NOT NULL DEFAULT current_setting('application_name'));

CREATE FUNCTION lab.note_result() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO lab.result (plan_id, item, result) VALUES (NEW.plan_id, NEW.chat_id || '/' || NEW.day, NEW.result);
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER lab_note AFTER UPDATE OF result ON plan_day DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION lab.note_result();
