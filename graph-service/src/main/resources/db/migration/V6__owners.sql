-- For the account that takes its answers along, or leaves. The key begins with the account as well, but not in the order of bytes.
-- An operator with many answers has built it before, without a pause.
CREATE INDEX IF NOT EXISTS generation_of_account ON generation (account, operation_id);

-- As before, but the answer that commits a reservation is looked for among its own account's.
CREATE OR REPLACE FUNCTION usage_expire(p_most integer, p_at timestamptz DEFAULT NULL)
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
          FROM due LEFT JOIN generation g
            ON g.operation_id = due.operation_id AND g.account = first.account AND g.status = 'done'
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
