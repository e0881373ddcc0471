-- Who comes with tokens of an OpenID Connect issuer. The row outlives the account, so that a token of somebody who left does not
-- make him another one; by then it holds a hash only.
CREATE TABLE oidc_subject (
    issuer       text        NOT NULL CHECK (length(issuer) <= 500),
    subject_hash bytea       NOT NULL CHECK (length(subject_hash) = 32), -- SHA-256
    subject      text        CHECK (length(subject) <= 255), -- what the issuer calls him; null once he has left
    account      text        NOT NULL UNIQUE REFERENCES account,
    tokens_from  timestamptz NOT NULL DEFAULT '-infinity', -- those issued before are not accepted; infinity: none are
    created_at   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (issuer, subject_hash)
);
