-- How much of which limit is used up, for all replicas together. A row is one point in time: when its bucket is full again;
-- a row whose time has come means as much as none. Names hold an account, an address (version 6: its first half) or the hash
-- of a name that somebody tried to log in with.
-- Not logged, because a commit then waits for no disk: after a crash of the database every bucket is full once.
CREATE UNLOGGED TABLE limit_bucket (
    name     text        PRIMARY KEY CHECK (length(name) <= 300),
    full_at  timestamptz NOT NULL,
    admitted boolean     NOT NULL -- whether the last request was let through: the answer of the statement that asked
) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
-- No index on full_at: every request would have to write it, while the sweep may well read the table.
