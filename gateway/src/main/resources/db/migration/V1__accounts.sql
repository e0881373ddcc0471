-- Who may come in. Secrets are kept as hashes only: a session's and a key's are 256 random bits, for which SHA-256 is enough;
-- a password is argon2id, with its parameters in the text.

-- The id is the name that the services know. Whoever left stays as an id without a name, so that nobody gets it again.
CREATE TABLE account (
    id         text        PRIMARY KEY CHECK (id = 'local' OR id ~ '^acc_[a-z2-7]{16}$'),
    name       text        UNIQUE CHECK (name = lower(name) AND length(name) BETWEEN 3 AND 100),
    role       text        NOT NULL DEFAULT 'user' CHECK (role IN ('user', 'operator')),
    password   text, -- null: only keys open it
    created_at timestamptz NOT NULL DEFAULT now(),
    closed_at  timestamptz,
    CHECK ((closed_at IS NULL AND name IS NOT NULL) OR (closed_at IS NOT NULL AND password IS NULL))
);

CREATE TABLE session (
    id           text        PRIMARY KEY CHECK (id ~ '^ses_[a-z2-7]{16}$'),
    account      text        NOT NULL REFERENCES account,
    secret_hash  bytea       NOT NULL UNIQUE CHECK (length(secret_hash) = 32),
    client       text        NOT NULL CHECK (length(client) <= 200), -- what it called itself
    created_at   timestamptz NOT NULL DEFAULT now(),
    seen_at      timestamptz NOT NULL DEFAULT now(), -- to within some minutes
    expires_at   timestamptz NOT NULL
);
CREATE INDEX session_account ON session (account, id);
CREATE INDEX session_expiry ON session (expires_at);

CREATE TABLE api_key (
    id          text        PRIMARY KEY CHECK (id ~ '^key_[a-z2-7]{16}$'),
    account     text        NOT NULL REFERENCES account,
    name        text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    prefix      text        NOT NULL CHECK (length(prefix) = 6), -- public: shows its owner which key this is
    secret_hash bytea       NOT NULL UNIQUE CHECK (length(secret_hash) = 32),
    scopes      text[]      NOT NULL
                CHECK (cardinality(scopes) > 0 AND scopes <@ ARRAY ['read', 'write', 'generate', 'admin']),
    created_at  timestamptz NOT NULL DEFAULT now(),
    expires_at  timestamptz, -- null: never
    revoked_at  timestamptz
);
CREATE INDEX api_key_account ON api_key (account, id);

-- What was done to accounts, sessions and keys, by whom. Written in the transaction of what it tells; nobody changes it.
CREATE TABLE audit_event (
    id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at         timestamptz NOT NULL DEFAULT now(),
    actor      text, -- an account; null: nobody known
    account    text, -- whose matter it is; null: nobody's known
    action     text        NOT NULL CHECK (action ~ '^[a-z]+(-[a-z]+)*$'),
    subject    text, -- the id of a session, key or other thing
    request_id text        NOT NULL,
    detail     jsonb       NOT NULL DEFAULT '{}'
);
CREATE INDEX audit_event_account ON audit_event (account, id);

CREATE FUNCTION audit_is_written_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'audit events are never changed or removed' USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER audit_event_rows BEFORE UPDATE OR DELETE ON audit_event
    FOR EACH ROW EXECUTE FUNCTION audit_is_written_once();
CREATE TRIGGER audit_event_table BEFORE TRUNCATE ON audit_event
    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_written_once();
