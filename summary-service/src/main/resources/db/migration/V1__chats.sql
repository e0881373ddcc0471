CREATE TABLE chat (
    id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name       text        NOT NULL CHECK (name <> ''),
    zone       text        NOT NULL DEFAULT 'UTC',
    day_start  smallint    NOT NULL DEFAULT 0 CHECK (day_start BETWEEN 0 AND 360), -- minutes after midnight
    created_at timestamptz NOT NULL DEFAULT now()
);

-- Ids ascend in the order in which a file holds its messages: (at, id) is the order that people saw.
CREATE SEQUENCE message_id AS bigint;

CREATE TABLE message (
    chat_id       bigint      NOT NULL REFERENCES chat ON DELETE CASCADE,
    id            bigint      NOT NULL DEFAULT nextval('message_id'),
    at            timestamptz NOT NULL,
    seconds_known boolean     NOT NULL DEFAULT true, -- false: the source gave the minute only, and at is its start
    sender        text,                              -- null: a system line without an author
    kind          text        NOT NULL DEFAULT 'text' CHECK (kind IN ('text', 'media', 'system')),
    text          text        NOT NULL,
    source_id     text,                              -- the id that the source gave; null for formats without ids
    reply_to      text,                              -- a source_id, which need not be here
    extra         jsonb,                             -- what the source said beyond these columns
    import_id     bigint,                            -- the import that owns the message; null for a live one
    PRIMARY KEY (chat_id, id)
);

CREATE INDEX message_in_time ON message (chat_id, at, id);
CREATE UNIQUE INDEX message_source ON message (chat_id, source_id) WHERE source_id IS NOT NULL;

-- The instant at which a chat's day begins. Where the clock jumps over that time it is the jump; where it
-- repeats it, the second time.
CREATE FUNCTION day_begins(day date, zone text, day_start smallint) RETURNS timestamptz
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (day + make_interval(mins => day_start::int)) AT TIME ZONE zone;

-- The one day whose span [day_begins(day), day_begins(day + 1)) holds the instant. The local date alone would
-- not do: in a repeated hour the clock runs through dayStart twice, and the day would begin, end and begin again.
CREATE FUNCTION day_of(at timestamptz, zone text, day_start smallint) RETURNS date
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN CASE
        WHEN at < day_begins(((at AT TIME ZONE zone) - make_interval(mins => day_start::int))::date, zone, day_start)
        THEN ((at AT TIME ZONE zone) - make_interval(mins => day_start::int))::date - 1
        WHEN at >= day_begins(((at AT TIME ZONE zone) - make_interval(mins => day_start::int))::date + 1, zone, day_start)
        THEN ((at AT TIME ZONE zone) - make_interval(mins => day_start::int))::date + 1
        ELSE ((at AT TIME ZONE zone) - make_interval(mins => day_start::int))::date
    END;

-- What a day's summary is made from. The hash changes when a message of the day is added, removed, edited or
-- reordered, and not with the session's settings: epoch seconds, and quoted literals so that no text can
-- pass for the boundary between two messages.
CREATE VIEW chat_day AS
SELECT m.chat_id,
       day_of(m.at, c.zone, c.day_start)                   AS day,
       count(*)                                            AS messages,
       count(*) FILTER (WHERE m.kind = 'text')             AS text_messages,
       coalesce(sum(length(m.text)), 0)::bigint            AS characters,
       encode(sha256(convert_to(string_agg(
           format('%s %L %s %L', extract(epoch FROM m.at), m.sender, m.kind, m.text), E'\n' ORDER BY m.at, m.id),
           'UTF8')), 'hex')                                AS input_hash
  FROM message m JOIN chat c ON c.id = m.chat_id
 GROUP BY m.chat_id, day_of(m.at, c.zone, c.day_start);
