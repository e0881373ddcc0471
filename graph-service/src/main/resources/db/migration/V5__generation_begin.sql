-- Claims keys of one account, and gives the operations that got theirs. Inserts first, so that of many callers with one
-- key exactly one gets it; an abandoned or failed row is taken over. A row that is done or still held, or that belongs to
-- another request, is left alone. No two of the keys may be the same; one that is null claims nothing.
CREATE FUNCTION generation_claim(p_account text, p_operations uuid[], p_keys text[], p_caller_keys text[], p_purposes text[],
                                 p_hashes text[], p_lease_seconds double precision)
    RETURNS TABLE (claimed uuid) LANGUAGE sql AS $$
    INSERT INTO generation AS g (key, account, caller_key, purpose, request_hash, operation_id, status, lease_until)
    SELECT w.key, p_account, w.caller_key, w.purpose, w.hash, w.id, 'running', clock_timestamp() + make_interval(secs => p_lease_seconds)
      FROM unnest(p_operations, p_keys, p_caller_keys, p_purposes, p_hashes) AS w (id, key, caller_key, purpose, hash)
     WHERE w.key IS NOT NULL
     ORDER BY w.key
    ON CONFLICT (key) DO UPDATE
       SET operation_id = excluded.operation_id, status = 'running', lease_until = excluded.lease_until,
           started_at = now(), finished_at = NULL, failure = NULL, failure_detail = NULL
     WHERE g.request_hash = excluded.request_hash
       AND (g.status = 'failed' OR (g.status = 'running' AND g.lease_until < clock_timestamp()))
    RETURNING operation_id
$$;

-- Begins generations of one account: claims their keys, and reserves the worst case of those that got theirs, in one
-- statement, so that nothing is ever reserved for an answer that exists or that somebody else is getting.
-- Outcomes are usage_reserve's; whoever is refused leaves no claim behind, and who did not get the key does not come back.
-- Committed without waiting for the disk: a database that crashes may forget claims of its last second, and with them at
-- most the calls that they were for.
CREATE FUNCTION generation_begin(p_account text, p_operations uuid[], p_tokens bigint[], p_costs numeric[], p_lives_ms bigint[],
                                 p_keys text[], p_caller_keys text[], p_purposes text[], p_hashes text[],
                                 p_lease_seconds double precision, p_basic bigint, p_charged boolean, p_at timestamptz)
    RETURNS TABLE (operation uuid, outcome text, booked_on date) LANGUAGE plpgsql AS $$
DECLARE
    mine record;
BEGIN
    PERFORM set_config('synchronous_commit', 'off', true);
    WITH claims AS MATERIALIZED (
        SELECT c.claimed FROM generation_claim(p_account, p_operations, p_keys, p_caller_keys, p_purposes, p_hashes, p_lease_seconds) c)
    SELECT array_agg(w.id ORDER BY w.place) AS ids, array_agg(w.tokens ORDER BY w.place) AS tokens,
           array_agg(w.cost ORDER BY w.place) AS costs, array_agg(w.life ORDER BY w.place) AS lives
      INTO mine
      FROM unnest(p_operations, p_tokens, p_costs, p_lives_ms, p_keys) WITH ORDINALITY AS w (id, tokens, cost, life, key, place)
     WHERE w.key IS NULL OR w.id IN (SELECT claims.claimed FROM claims);
    IF mine.ids IS NULL THEN
        RETURN;
    END IF;
    FOR operation, outcome, booked_on IN
        SELECT r.operation, r.outcome, r.booked_on
          FROM usage_reserve(p_account, mine.ids, mine.tokens, mine.costs, mine.lives, p_basic, p_charged, p_at) r LOOP
        IF outcome = 'refused' THEN
            DELETE FROM generation g
             USING unnest(p_keys, p_operations) AS w (key, id)
             WHERE w.id = operation AND g.key = w.key AND g.operation_id = w.id AND g.status = 'running';
        END IF;
        RETURN NEXT;
    END LOOP;
END
$$;
