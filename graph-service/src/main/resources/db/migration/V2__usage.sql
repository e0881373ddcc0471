-- Usage as a transaction: a reservation of the worst case before a call, the actual afterwards, both exactly once.
-- Every key begins with the account, and nothing here joins two accounts, so that the tables can be distributed by it.

-- Accounts with a plan or limits of their own; an account that is not listed has the plan basic.
CREATE TABLE usage_account (
    name           text    PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 200),
    plan           text    NOT NULL CHECK (plan IN ('free', 'basic', 'pro', 'pro+', 'ultra', 'operator')),
    daily_requests bigint  CHECK (daily_requests >= 0), -- instead of the plan's; null: the plan's
    daily_tokens   bigint  CHECK (daily_tokens >= 0),   -- null: no limit
    daily_cost     numeric CHECK (daily_cost >= 0)      -- US dollars; null: no limit
);
INSERT INTO usage_account (name, plan) VALUES ('local', 'operator');

-- One row an account and UTC day. Nothing is ever reset: tomorrow is another row.
CREATE TABLE usage_day (
    account           text    NOT NULL,
    day               date    NOT NULL,
    requests_used     bigint  NOT NULL DEFAULT 0 CHECK (requests_used >= 0),
    requests_late     bigint  NOT NULL DEFAULT 0 CHECK (requests_late BETWEEN 0 AND requests_used),
    requests_reserved bigint  NOT NULL DEFAULT 0 CHECK (requests_reserved >= 0),
    -- The largest limit that a reservation of this day was admitted under; null: one was admitted without a limit.
    requests_ceiling  bigint  DEFAULT 0,
    tokens_used       bigint  NOT NULL DEFAULT 0 CHECK (tokens_used >= 0),
    tokens_reserved   bigint  NOT NULL DEFAULT 0 CHECK (tokens_reserved >= 0),
    cost_used         numeric NOT NULL DEFAULT 0 CHECK (cost_used >= 0),
    cost_reserved     numeric NOT NULL DEFAULT 0 CHECK (cost_reserved >= 0),
    unpriced          bigint  NOT NULL DEFAULT 0 CHECK (unpriced >= 0), -- calls whose cost nobody knows
    sealed            boolean NOT NULL DEFAULT false, -- its reservations are not kept any more; the sums are
    PRIMARY KEY (account, day),
    CHECK (requests_used - requests_late + requests_reserved <= requests_ceiling)
) WITH (fillfactor = 50); -- room beside each row: it changes twice a call and no index has to know

CREATE INDEX usage_day_open ON usage_day (day) WHERE NOT sealed;

-- open -> committed | released | expired; a commit that comes after the expiry makes it late.
CREATE TABLE usage_reservation (
    account       text        NOT NULL CHECK (length(account) BETWEEN 1 AND 200),
    operation_id  uuid        NOT NULL,
    day           date        NOT NULL,
    status        text        NOT NULL CHECK (status IN ('open', 'committed', 'released', 'expired', 'late')),
    tokens        bigint      NOT NULL CHECK (tokens >= 0), -- the worst case
    cost          numeric     CHECK (cost >= 0),            -- the worst case; null: not known
    reserved_at   timestamptz NOT NULL,
    expires_at    timestamptz NOT NULL,
    ended_at      timestamptz,
    -- The actual, of all attempts; null until somebody told it.
    input_tokens  bigint      CHECK (input_tokens >= 0),
    output_tokens bigint      CHECK (output_tokens >= 0),
    actual_cost   numeric     CHECK (actual_cost >= 0),
    unpriced      integer     NOT NULL DEFAULT 0 CHECK (unpriced >= 0),
    PRIMARY KEY (account, operation_id),
    CHECK ((status = 'open') = (ended_at IS NULL)),
    CHECK ((input_tokens IS NULL) = (output_tokens IS NULL)),
    CHECK (status NOT IN ('released', 'late') OR input_tokens IS NOT NULL),
    CHECK (status <> 'open' OR input_tokens IS NULL)
);
CREATE INDEX usage_reservation_open ON usage_reservation (expires_at) WHERE status = 'open';
-- Rows come in the order of their days, so this index costs next to nothing.
CREATE INDEX usage_reservation_day ON usage_reservation USING brin (day) WITH (pages_per_range = 32);

-- What an account may take a day; null: as much as it likes. The plan basic is whatever DAILY_REQUEST_LIMIT says.
CREATE FUNCTION usage_limits(p_account text, p_basic bigint)
    RETURNS TABLE (plan text, requests bigint, tokens bigint, cost numeric) LANGUAGE sql STABLE AS $$
    SELECT coalesce(a.plan, 'basic'),
           coalesce(a.daily_requests, CASE coalesce(a.plan, 'basic')
               WHEN 'free' THEN 5 WHEN 'basic' THEN p_basic WHEN 'pro' THEN 200 WHEN 'pro+' THEN 600 WHEN 'ultra' THEN 4000 END),
           a.daily_tokens, a.daily_cost
      FROM (VALUES (p_account)) AS asked (name) LEFT JOIN usage_account a ON a.name = asked.name
$$;

-- Adds to a day if it fits: the look at the limit and the change are one statement on one locked row.
-- p_cost is the sum of what is known, p_priced says whether that is everything.
CREATE FUNCTION usage_take(p_account text, p_day date, p_requests bigint, p_tokens bigint, p_cost numeric, p_priced boolean,
                           p_charged boolean, p_basic bigint)
    RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    allowed record;
    charged bigint := CASE WHEN p_charged THEN p_requests ELSE 0 END;
BEGIN
    SELECT * INTO allowed FROM usage_limits(p_account, p_basic);
    INSERT INTO usage_day AS d (account, day, requests_used, requests_reserved, tokens_reserved, cost_reserved, requests_ceiling)
    SELECT p_account, p_day, charged, p_requests - charged, p_tokens, p_cost, allowed.requests
     WHERE (allowed.requests IS NULL OR p_requests <= allowed.requests)
       AND (allowed.tokens IS NULL OR p_tokens <= allowed.tokens)
       AND (allowed.cost IS NULL OR (p_priced AND p_cost <= allowed.cost))
    ON CONFLICT (account, day) DO UPDATE
       SET requests_used = d.requests_used + excluded.requests_used,
           requests_reserved = d.requests_reserved + excluded.requests_reserved,
           tokens_reserved = d.tokens_reserved + excluded.tokens_reserved,
           cost_reserved = d.cost_reserved + excluded.cost_reserved,
           requests_ceiling = CASE WHEN d.requests_ceiling IS NULL OR excluded.requests_ceiling IS NULL THEN NULL
                                   ELSE greatest(d.requests_ceiling, excluded.requests_ceiling) END
     WHERE (allowed.requests IS NULL OR d.requests_used + d.requests_reserved + p_requests <= allowed.requests)
       AND (allowed.tokens IS NULL OR d.tokens_used + d.tokens_reserved + p_tokens <= allowed.tokens)
       AND (allowed.cost IS NULL OR d.cost_used + d.cost_reserved + p_cost <= allowed.cost);
    RETURN FOUND;
END
$$;

-- Reserves for several operations of one account at once; the first that fit are admitted, in the order given.
-- Insert first: whoever repeats an operation finds its row, takes nothing and gets the first answer.
-- outcome: reserved; repeated; or refused, and then nothing is left behind.
-- Committed without waiting for the disk: a database that crashes may forget reservations of its last second, and
-- their commits are then booked as late. p_charged books the request at once; p_at is the clock, for tests.
CREATE FUNCTION usage_reserve(p_account text, p_operations uuid[], p_tokens bigint[], p_costs numeric[], p_lives_ms bigint[],
                              p_basic bigint, p_charged boolean DEFAULT false, p_at timestamptz DEFAULT NULL)
    RETURNS TABLE (operation uuid, outcome text, booked_on date) LANGUAGE plpgsql AS $$
DECLARE
    instant timestamptz := coalesce(p_at, clock_timestamp());
    today   date := (instant AT TIME ZONE 'UTC')::date;
    fresh   record;
    refused uuid[];
    wanted  record;
BEGIN
    PERFORM set_config('synchronous_commit', 'off', true);
    WITH placed AS (
        INSERT INTO usage_reservation AS r (account, operation_id, day, status, tokens, cost, reserved_at, expires_at, ended_at)
        SELECT p_account, w.id, today, CASE WHEN p_charged THEN 'committed' ELSE 'open' END, w.tokens, w.cost,
               instant, instant + w.life * interval '1 millisecond', CASE WHEN p_charged THEN instant END
          FROM unnest(p_operations, p_tokens, p_costs, p_lives_ms) AS w (id, tokens, cost, life)
         ORDER BY w.id
        ON CONFLICT DO NOTHING
        RETURNING r.operation_id AS id, r.tokens, r.cost)
    SELECT array_agg(id) AS ids, count(*) AS requests, sum(tokens)::bigint AS tokens, coalesce(sum(cost), 0) AS cost,
           count(cost) = count(*) AS priced
      INTO fresh FROM placed;
    IF fresh.requests > 0
            AND NOT usage_take(p_account, today, fresh.requests, fresh.tokens, fresh.cost, fresh.priced, p_charged, p_basic) THEN
        FOR wanted IN SELECT w.id, w.tokens, w.cost
                        FROM unnest(p_operations, p_tokens, p_costs) WITH ORDINALITY AS w (id, tokens, cost, place)
                       WHERE w.id = ANY (fresh.ids) ORDER BY w.place LOOP
            IF fresh.requests = 1 OR NOT usage_take(p_account, today, 1, wanted.tokens, coalesce(wanted.cost, 0),
                                                    wanted.cost IS NOT NULL, p_charged, p_basic) THEN
                DELETE FROM usage_reservation r WHERE r.account = p_account AND r.operation_id = wanted.id;
                refused := refused || wanted.id;
            END IF;
        END LOOP;
    END IF;
    FOREACH operation IN ARRAY p_operations LOOP
        booked_on := today;
        outcome := CASE WHEN operation = ANY (refused) THEN 'refused' WHEN operation = ANY (fresh.ids) THEN 'reserved' ELSE 'repeated' END;
        IF outcome = 'repeated' THEN
            SELECT r.day INTO booked_on FROM usage_reservation r WHERE r.account = p_account AND r.operation_id = operation;
        END IF;
        RETURN NEXT;
    END LOOP;
END
$$;

-- Books the actual of several operations of one account and day, each once: charged (the call was answered) or not
-- (it failed; its tokens count all the same). Gives the state that each is in then. Reservations are locked before
-- their day, and in the order of their ids, here as everywhere, so that nobody waits in a circle.
-- p_day may be null for a single operation of which nobody knows whether and when it was reserved.
CREATE FUNCTION usage_settle(p_account text, p_day date, p_operations uuid[], p_charges boolean[], p_inputs bigint[],
                             p_outputs bigint[], p_costs numeric[], p_unpriced integer[], p_at timestamptz DEFAULT NULL)
    RETURNS TABLE (operation uuid, outcome text, changed boolean) LANGUAGE plpgsql AS $$
DECLARE
    instant    timestamptz := coalesce(p_at, clock_timestamp());
    booked_on  date := p_day;
    held       record;
    w          record;
    n_used     bigint := 0;
    n_late     bigint := 0;
    n_freed    bigint := 0;
    t_used     bigint := 0;
    t_freed    bigint := 0;
    c_used     numeric := 0;
    c_freed    numeric := 0;
    n_unpriced bigint := 0;
    n_lost     bigint := 0;
BEGIN
    FOR w IN SELECT * FROM unnest(p_operations, p_charges, p_inputs, p_outputs, p_costs, p_unpriced)
                 AS t (id, charge, input, output, cost, unpriced) ORDER BY t.id LOOP
        operation := w.id;
        LOOP
            SELECT r.day, r.status, r.tokens, r.cost, r.input_tokens INTO held FROM usage_reservation r
             WHERE r.account = p_account AND r.operation_id = w.id FOR UPDATE;
            EXIT WHEN FOUND;
            -- Forgotten by a database that crashed, or still on its way: a row that is over already is put in its place.
            INSERT INTO usage_reservation (account, operation_id, day, status, tokens, reserved_at, expires_at, ended_at)
            VALUES (p_account, w.id, coalesce(booked_on, (instant AT TIME ZONE 'UTC')::date), 'expired', 0, instant, instant, instant)
            ON CONFLICT DO NOTHING;
            n_lost := n_lost + FOUND::int;
        END LOOP;
        booked_on := coalesce(booked_on, held.day);
        changed := held.input_tokens IS NULL;
        outcome := CASE WHEN NOT changed THEN held.status
                        WHEN held.status = 'open' THEN CASE WHEN w.charge THEN 'committed' ELSE 'released' END
                        WHEN held.status = 'expired' AND w.charge THEN 'late'
                        ELSE held.status END;
        IF changed THEN
            UPDATE usage_reservation r
               SET status = outcome, ended_at = coalesce(r.ended_at, instant), input_tokens = w.input,
                   output_tokens = w.output, actual_cost = w.cost, unpriced = w.unpriced
             WHERE r.account = p_account AND r.operation_id = w.id;
            t_used := t_used + w.input + w.output;
            c_used := c_used + coalesce(w.cost, 0);
            n_unpriced := n_unpriced + w.unpriced;
            n_late := n_late + (outcome = 'late')::int;
            IF held.status = 'open' THEN
                n_used := n_used + w.charge::int;
                n_freed := n_freed + 1;
                t_freed := t_freed + held.tokens;
                c_freed := c_freed + coalesce(held.cost, 0);
            END IF;
        END IF;
        RETURN NEXT;
    END LOOP;
    IF n_lost > 0 THEN
        INSERT INTO usage_day (account, day) VALUES (p_account, booked_on) ON CONFLICT DO NOTHING;
    END IF;
    UPDATE usage_day d
       SET requests_used = d.requests_used + n_used + n_late, requests_late = d.requests_late + n_late,
           requests_reserved = d.requests_reserved - n_freed,
           tokens_used = d.tokens_used + t_used, tokens_reserved = d.tokens_reserved - t_freed,
           cost_used = d.cost_used + c_used, cost_reserved = d.cost_reserved - c_freed,
           unpriced = d.unpriced + n_unpriced
     WHERE d.account = p_account AND d.day = booked_on
       AND (n_used + n_late + n_freed + t_used + n_unpriced > 0 OR c_used > 0);
END
$$;

-- Ends reservations whose life is over: those of one account and day, because two sweeps that each hold several
-- accounts' days would wait for each other. Gives nothing when there is nothing more to do.
-- Where the journal holds the operation's answer the call was answered, and its commit got lost with a process or a
-- database: it is committed now, with what the journal knows.
CREATE FUNCTION usage_expire(p_most integer, p_at timestamptz DEFAULT NULL)
    RETURNS TABLE (operation uuid, outcome text) LANGUAGE plpgsql AS $$
DECLARE
    instant timestamptz := coalesce(p_at, clock_timestamp());
    first   record;
    ended   record;
BEGIN
    SELECT r.account, r.day INTO first FROM usage_reservation r
     WHERE r.status = 'open' AND r.expires_at < instant
     ORDER BY r.expires_at LIMIT 1 FOR UPDATE SKIP LOCKED;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    WITH due AS MATERIALIZED (
        SELECT r.operation_id FROM usage_reservation r
         WHERE r.status = 'open' AND r.expires_at < instant AND r.account = first.account AND r.day = first.day
         ORDER BY r.expires_at LIMIT p_most FOR UPDATE SKIP LOCKED),
    gone AS (
        UPDATE usage_reservation r
           SET status = CASE WHEN g.operation_id IS NULL THEN 'expired' ELSE 'committed' END, ended_at = instant,
               input_tokens = CASE WHEN g.operation_id IS NOT NULL THEN coalesce(g.prompt_tokens, 0) END,
               output_tokens = CASE WHEN g.operation_id IS NOT NULL THEN coalesce(g.completion_tokens, 0) END,
               actual_cost = g.cost, unpriced = (g.operation_id IS NOT NULL AND g.cost IS NULL)::int
          FROM due LEFT JOIN generation g ON g.operation_id = due.operation_id AND g.status = 'done'
         WHERE r.account = first.account AND r.operation_id = due.operation_id
        RETURNING r.operation_id AS id, r.status, r.tokens, r.cost, r.input_tokens + r.output_tokens AS actual_tokens,
                  r.actual_cost, r.unpriced)
    SELECT array_agg(gone.id ORDER BY gone.id) AS ids, array_agg(gone.status ORDER BY gone.id) AS outcomes,
           count(*) AS requests, sum(gone.tokens) AS tokens, coalesce(sum(gone.cost), 0) AS cost,
           count(*) FILTER (WHERE gone.status = 'committed') AS committed, coalesce(sum(gone.actual_tokens), 0) AS actual_tokens,
           coalesce(sum(gone.actual_cost), 0) AS actual_cost, sum(gone.unpriced) AS unpriced
      INTO ended FROM gone;
    UPDATE usage_day d
       SET requests_used = d.requests_used + ended.committed, requests_reserved = d.requests_reserved - ended.requests,
           tokens_used = d.tokens_used + ended.actual_tokens, tokens_reserved = d.tokens_reserved - ended.tokens,
           cost_used = d.cost_used + ended.actual_cost, cost_reserved = d.cost_reserved - ended.cost,
           unpriced = d.unpriced + ended.unpriced
     WHERE d.account = first.account AND d.day = first.day;
    RETURN QUERY SELECT * FROM unnest(ended.ids, ended.outcomes);
END
$$;
-- Forgets the reservations of one account's day before p_before, which nothing can change any more, and keeps its sums.
CREATE FUNCTION usage_seal(p_before date) RETURNS TABLE (sealed_day date) LANGUAGE sql AS $$
    WITH old AS MATERIALIZED (
        SELECT d.account, d.day FROM usage_day d
         WHERE NOT d.sealed AND d.day < p_before AND d.requests_reserved = 0
         ORDER BY d.day LIMIT 1 FOR UPDATE SKIP LOCKED),
    gone AS (
        DELETE FROM usage_reservation r USING old WHERE r.account = old.account AND r.day = old.day)
    UPDATE usage_day d SET sealed = true FROM old WHERE d.account = old.account AND d.day = old.day
    RETURNING d.day
$$;

-- Written once an answer, read only for reservations that ran out.
CREATE INDEX generation_answered ON generation (operation_id) WHERE status = 'done';
