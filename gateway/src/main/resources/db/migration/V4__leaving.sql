-- Who has left, and how far the services are with forgetting him. Written in the transaction that closes the account, so that
-- no account is closed whose data nobody removes; a step is asked again until it has been answered, by whichever replica.

CREATE TABLE leaving (
    account      text        PRIMARY KEY REFERENCES account,
    receipt_hash bytea       NOT NULL UNIQUE CHECK (length(receipt_hash) = 32), -- of the link by which he can look
    requested_at timestamptz NOT NULL DEFAULT now(),
    finished_at  timestamptz
);

-- A service is done when it said so after the last request of the account can have ended.
CREATE TABLE leaving_step (
    account    text        NOT NULL REFERENCES leaving,
    service    text        NOT NULL CHECK (service IN ('summary', 'tracking', 'graph')),
    position   integer     NOT NULL, -- one that orders work of another is emptied before it
    deleted    jsonb       NOT NULL DEFAULT '{}', -- counts by sort; what was removed just before a crash may be missing
    failures   integer     NOT NULL DEFAULT 0,    -- in a row
    next_at    timestamptz NOT NULL DEFAULT now(),
    emptied_at timestamptz, -- when it first said that nothing is left
    done_at    timestamptz,
    PRIMARY KEY (account, service)
);
CREATE INDEX leaving_step_due ON leaving_step (next_at) WHERE done_at IS NULL;
