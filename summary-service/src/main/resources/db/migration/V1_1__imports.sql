CREATE TABLE import (
    id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    job_id      uuid        NOT NULL UNIQUE,
    status      text        NOT NULL DEFAULT 'waiting' CHECK (status IN ('waiting', 'finished', 'failed')),
    file_name   text        NOT NULL,
    bytes       bigint      NOT NULL,
    target      bigint,               -- the chat that the upload named; null: found or made by chat_name
    chat_name   text        NOT NULL,
    zone        text        NOT NULL, -- in which the file's local times are read
    survey      jsonb       NOT NULL, -- what the look through the file found: the messages published are those promised
    report      jsonb,
    failure     jsonb,
    created_at  timestamptz NOT NULL DEFAULT now(),
    finished_at timestamptz,
    CHECK ((status = 'waiting') = (finished_at IS NULL))
);

-- The upload itself, until its messages are published. Text is compressed already or read once: no TOAST compression.
CREATE TABLE import_chunk (
    import_id bigint NOT NULL REFERENCES import ON DELETE CASCADE,
    number    int    NOT NULL,
    bytes     bytea  NOT NULL,
    PRIMARY KEY (import_id, number)
);
ALTER TABLE import_chunk ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- What an import did to a chat. Its messages have ids between the two bounds, so that none needs an index by import.
CREATE TABLE import_chat (
    import_id     bigint  NOT NULL REFERENCES import ON DELETE CASCADE,
    chat_id       bigint  NOT NULL REFERENCES chat ON DELETE CASCADE,
    created       boolean NOT NULL,
    first_message bigint,
    last_message  bigint,
    added         bigint  NOT NULL DEFAULT 0,
    already_there bigint  NOT NULL DEFAULT 0,
    PRIMARY KEY (import_id, chat_id)
);
CREATE INDEX import_chat_by_chat ON import_chat (chat_id, import_id);

-- A message that a later import holds too: undoing the one that owns it hands it over. at and seconds_known are as the
-- later file has them. No key to message: checking it for each of a million rows costs more than deleting both by hand.
CREATE TABLE message_repeat (
    chat_id       bigint      NOT NULL REFERENCES chat ON DELETE CASCADE,
    message_id    bigint      NOT NULL,
    import_id     bigint      NOT NULL,
    at            timestamptz NOT NULL,
    seconds_known boolean     NOT NULL,
    PRIMARY KEY (chat_id, message_id, import_id)
);
CREATE INDEX message_repeat_by_import ON message_repeat (chat_id, import_id);
