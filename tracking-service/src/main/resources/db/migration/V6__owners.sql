-- Everything that people see belongs to an account. What was there before is the operator's own, as is what a release from
-- before this one writes while it still runs. A column with a constant default rewrites no table.
-- Nothing here reads a table that is large: the lock that keeps everybody away is held for moments.
ALTER TABLE job
    ADD COLUMN account text COLLATE "C" NOT NULL DEFAULT 'local',
    ADD CONSTRAINT job_account_is_a_name CHECK (length(account) BETWEEN 1 AND 200) NOT VALID;

-- A project's key begins with its owner: account, a slash, name; the operator's projects have their name alone, as ever. So the
-- keys of all that belongs to a project stay what they were, and no index of a large table is built again.
ALTER TABLE annotation_project
    ADD COLUMN account text COLLATE "C" NOT NULL DEFAULT 'local' CHECK (length(account) BETWEEN 1 AND 200),
    DROP CONSTRAINT annotation_project_project_check;
ALTER TABLE annotation_project
    ADD CONSTRAINT project_begins_with_its_account CHECK (CASE WHEN account = 'local'
        THEN project ~ '^[A-Za-z0-9._-]{1,100}$'
        ELSE starts_with(project, account || '/') AND substr(project, length(account) + 2) ~ '^[A-Za-z0-9._-]{1,100}$' END);
CREATE INDEX annotation_project_of_account ON annotation_project (account, project);

ALTER TABLE annotation_upload
    ADD COLUMN account text COLLATE "C" NOT NULL DEFAULT 'local',
    ADD CONSTRAINT upload_begins_with_its_account CHECK (CASE WHEN account = 'local'
        THEN strpos(project, '/') = 0 ELSE starts_with(project, account || '/') END);
CREATE INDEX annotation_upload_of_account ON annotation_upload (account, project, id);

-- As job_hour, by account, and only as long as anybody can ask for it. Until now all there was belonged to one.
CREATE TABLE account_hour (
    account               text COLLATE "C" NOT NULL,
    hour                  timestamptz NOT NULL CHECK (hour = date_trunc('hour', hour, 'UTC')),
    slot                  int NOT NULL,
    completed             int NOT NULL DEFAULT 0,
    completed_with_errors int NOT NULL DEFAULT 0,
    failed                int NOT NULL DEFAULT 0,
    cancelled             int NOT NULL DEFAULT 0,
    timed                 int NOT NULL DEFAULT 0,
    seconds               float8 NOT NULL DEFAULT 0,
    longest               float8 NOT NULL DEFAULT 0,
    survived              bigint NOT NULL DEFAULT 0,
    crashes               bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (account, hour, slot)
) WITH (fillfactor = 50);

INSERT INTO account_hour
SELECT 'local', hour, slot, completed, completed_with_errors, failed, cancelled, timed, seconds, longest, survived, crashes
FROM job_hour WHERE hour >= clock_timestamp() - interval '32 days';

ALTER TABLE crash ADD COLUMN account text COLLATE "C" NOT NULL DEFAULT 'local';
