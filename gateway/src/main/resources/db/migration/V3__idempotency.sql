-- What became of writes that came with an Idempotency-Key: for a day, so that a repeated one changes nothing and gets the same
-- answer. Holds answers to private requests; nothing here outlives its day or its account.
CREATE SEQUENCE idempotency_claim;

CREATE TABLE idempotency_key (
    account     text        NOT NULL,
    key         text        NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
    claim       bigint      NOT NULL DEFAULT nextval('idempotency_claim'), -- which try holds it
    request     bytea       NOT NULL CHECK (length(request) = 32), -- hash of method, path and query
    lease_until timestamptz, -- null: finished
    body_hash   bytea       CHECK (length(body_hash) = 32),
    status      integer     CHECK (status BETWEEN 200 AND 499),
    headers     jsonb,
    body        bytea       CHECK (length(body) <= 262144), -- null: the answer was not kept
    expires_at  timestamptz NOT NULL,
    PRIMARY KEY (account, key),
    CHECK ((lease_until IS NULL) = (status IS NOT NULL))
);
CREATE INDEX idempotency_key_expiry ON idempotency_key (expires_at);
