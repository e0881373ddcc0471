-- Who has left, or is leaving: operators set no terms for them any more. The name's SHA-256, so that nothing here names anybody.
CREATE TABLE left_account (
    name_hash bytea       PRIMARY KEY CHECK (length(name_hash) = 32),
    since     timestamptz NOT NULL DEFAULT now()
);
