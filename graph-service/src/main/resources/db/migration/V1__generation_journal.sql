-- One row per key: who is asking a provider right now, or what the provider answered.
-- The key begins with its owner (a chat, a node, an account), so that the table can be distributed by it.
CREATE TABLE generation (
    key               text        PRIMARY KEY CHECK (length(key) BETWEEN 1 AND 300),
    purpose           text        NOT NULL,
    request_hash      text        NOT NULL,
    operation_id      uuid        NOT NULL,
    status            text        NOT NULL CHECK (status IN ('running', 'done', 'failed')),
    lease_until       timestamptz NOT NULL,
    started_at        timestamptz NOT NULL DEFAULT now(),
    finished_at       timestamptz,
    provider          text,
    model             text,
    prompt_version    text,
    attempts          integer,
    answer            text,
    prompt_tokens     bigint,
    completion_tokens bigint,
    failure           text,
    failure_detail    text,
    CHECK ((status = 'done') = (answer IS NOT NULL)),
    CHECK ((status = 'failed') = (failure IS NOT NULL)),
    CHECK ((status = 'running') = (finished_at IS NULL))
);
