-- What an operator switches at run time, for all replicas at once. A switch without a row is on.
CREATE TABLE switch (
    name       text        PRIMARY KEY CHECK (name IN ('generations')),
    enabled    boolean     NOT NULL,
    changed_at timestamptz NOT NULL DEFAULT now()
);
