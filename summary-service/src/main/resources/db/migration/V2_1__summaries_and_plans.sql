-- chat_day for a span of one chat's days, read through the index on time instead of from all of its messages. The
-- formula of the hash is the view's; a test holds the two together.
CREATE FUNCTION chat_days(chat bigint, first_day date, last_day date)
    RETURNS TABLE (day date, messages bigint, text_messages bigint, characters bigint, input_hash text)
    LANGUAGE sql STABLE PARALLEL SAFE AS $$
SELECT day_of(m.at, c.zone, c.day_start),
       count(*),
       count(*) FILTER (WHERE m.kind = 'text'),
       coalesce(sum(length(m.text)), 0)::bigint,
       encode(sha256(convert_to(string_agg(
           format('%s %L %s %L', extract(epoch FROM m.at), m.sender, m.kind, m.text), E'\n' ORDER BY m.at, m.id),
           'UTF8')), 'hex')
  FROM chat c JOIN message m ON m.chat_id = c.id
 WHERE c.id = chat
   AND m.at >= coalesce(day_begins(first_day, c.zone, c.day_start), '-infinity')
   AND m.at < coalesce(day_begins(last_day + 1, c.zone, c.day_start), 'infinity')
 GROUP BY 1
$$;

-- A day's summary never changes; a newer one is the next revision.
CREATE TABLE summary (
    chat_id           bigint      NOT NULL REFERENCES chat ON DELETE CASCADE,
    day               date        NOT NULL,
    revision          int         NOT NULL CHECK (revision > 0),
    method            text        NOT NULL CHECK (method IN ('generated', 'extractive', 'counted')),
    reason            text,       -- why no model told the day, for method extractive
    input_hash        text        NOT NULL,
    messages          int         NOT NULL CHECK (messages > 0),
    provider          text,
    model             text,
    prompt_version    text,
    operation_id      uuid,
    prompt_tokens     bigint,
    completion_tokens bigint,
    cost              numeric,
    created_at        timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (chat_id, day, revision),
    CHECK ((method = 'extractive') = (reason IS NOT NULL))
);

-- Passage 0 is the digest, the others are the points in their order.
CREATE TABLE summary_passage (
    chat_id  bigint NOT NULL,
    day      date   NOT NULL,
    revision int    NOT NULL,
    passage  int    NOT NULL CHECK (passage >= 0),
    text     text   NOT NULL CHECK (text <> ''),
    PRIMARY KEY (chat_id, day, revision, passage),
    FOREIGN KEY (chat_id, day, revision) REFERENCES summary ON DELETE CASCADE
);

-- Which message a citation means. No foreign key: a deleted message leaves its citation behind, and readers are told.
CREATE TABLE summary_evidence (
    chat_id    bigint NOT NULL,
    day        date   NOT NULL,
    revision   int    NOT NULL,
    passage    int    NOT NULL,
    number     int    NOT NULL CHECK (number > 0),
    message_id bigint NOT NULL,
    PRIMARY KEY (chat_id, day, revision, passage, number),
    FOREIGN KEY (chat_id, day, revision, passage) REFERENCES summary_passage ON DELETE CASCADE
);

CREATE TABLE backfill_plan (
    id          uuid PRIMARY KEY,
    number      bigint      GENERATED ALWAYS AS IDENTITY UNIQUE, -- the order of lists
    mode        text        NOT NULL CHECK (mode IN ('missing', 'stale', 'failed', 'all', 'due')),
    from_date   date,
    to_date     date,       -- null: each chat's yesterday
    chat_ids    bigint[],   -- null: all
    price       numeric,    -- null: not known
    currency    text,
    state       text        NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'applied', 'finished')),
    job_id      uuid,
    job_status  text,
    created_at  timestamptz NOT NULL DEFAULT now(),
    applied_at  timestamptz,
    finished_at timestamptz,
    CHECK ((state = 'planned') = (job_id IS NULL))
);
CREATE INDEX backfill_plan_running ON backfill_plan (number) WHERE state = 'applied';

CREATE TABLE plan_day (
    plan_id           uuid   NOT NULL REFERENCES backfill_plan ON DELETE CASCADE,
    chat_id           bigint NOT NULL,
    day               date   NOT NULL,
    status            text   NOT NULL CHECK (status IN ('open', 'missing', 'stale', 'failed', 'ok')),
    taken             boolean NOT NULL, -- whether the plan's mode takes this day
    messages          int    NOT NULL,
    input_hash        text   NOT NULL,
    base_revision     int    NOT NULL,
    prompt_tokens     bigint NOT NULL,
    completion_tokens bigint NOT NULL,
    result            text CHECK (result IN ('created', 'fallback', 'skipped')),
    PRIMARY KEY (plan_id, chat_id, day)
);

-- A tick of a schedule that has been taken care of: whoever inserts the row does the work, in the same transaction.
CREATE TABLE schedule_tick (
    name   text        NOT NULL,
    due_at timestamptz NOT NULL,
    PRIMARY KEY (name, due_at)
);
