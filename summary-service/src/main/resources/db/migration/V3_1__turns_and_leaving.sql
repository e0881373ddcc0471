-- Accounts whose nightly run is still to be made: written with the tick, each taken away with the plan that it led to.
CREATE TABLE nightly_turn (
    account  text        PRIMARY KEY,
    retry_at timestamptz NOT NULL DEFAULT now(),
    tries    int         NOT NULL DEFAULT 0
);

-- Accounts that are being erased: nothing is ordered or planned for them any more. The row goes when the last piece has.
CREATE TABLE leaving_account (
    account text        PRIMARY KEY,
    since   timestamptz NOT NULL DEFAULT now()
);
