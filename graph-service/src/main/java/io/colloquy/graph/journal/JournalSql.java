package io.colloquy.graph.journal;

/** The journal's statements. All times are the database's own, so that replicas with wrong clocks agree. */
final class JournalSql {
    /** Does not wait for the disk: a database that crashes right now forgets a lease, and with it at most its call. */
    static final String CLAIM = """
            SELECT claimed
              FROM set_config('synchronous_commit', 'off', true),
                   generation_claim($1::text, ARRAY[$2::uuid], ARRAY[$3::text], ARRAY[$4::text], ARRAY[$5::text],
                                    ARRAY[$6::text], $7::double precision)
            """;

    static final String READ = """
            SELECT operation_id, request_hash, status, lease_until < clock_timestamp() AS abandoned, provider, model,
                   prompt_version, attempts, answer, prompt_tokens, completion_tokens, cost, failure, failure_detail
              FROM generation WHERE key = $1 AND account = $2
            """;

    static final String RENEW = """
            UPDATE generation SET lease_until = clock_timestamp() + make_interval(secs => $3)
             WHERE key = $1 AND operation_id = $2 AND status = 'running'
            """;

    /**
     * The first answer wins, also over a caller who took over meanwhile: it was paid for. Hence no look at the lease, and
     * an insert in case the other one released the row. Many answers share a statement, and so a wait for the disk.
     */
    static final String STORE = """
            INSERT INTO generation AS g (key, account, caller_key, purpose, request_hash, operation_id, status, lease_until,
                   finished_at, provider, model, prompt_version, attempts, answer, prompt_tokens, completion_tokens, cost)
            SELECT w.key, w.account, w.caller_key, w.purpose, w.hash, w.id, 'done', clock_timestamp(), clock_timestamp(),
                   w.provider, w.model, w.prompt, w.attempts, w.answer, w.prompt_tokens, w.completion_tokens, w.cost
              FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::uuid[], $7::text[], $8::text[], $9::text[],
                          $10::integer[], $11::text[], $12::bigint[], $13::bigint[], $14::text[]::numeric[])
                AS w (key, account, caller_key, purpose, hash, id, provider, model, prompt, attempts, answer, prompt_tokens,
                      completion_tokens, cost)
             ORDER BY w.key
            ON CONFLICT (key) DO UPDATE
               SET operation_id = excluded.operation_id, status = 'done', finished_at = excluded.finished_at,
                   provider = excluded.provider, model = excluded.model, prompt_version = excluded.prompt_version,
                   attempts = excluded.attempts, answer = excluded.answer, prompt_tokens = excluded.prompt_tokens,
                   completion_tokens = excluded.completion_tokens, cost = excluded.cost, failure = NULL, failure_detail = NULL
             WHERE g.request_hash = excluded.request_hash AND g.status <> 'done'
            RETURNING operation_id
            """;

    static final String FAIL = """
            UPDATE generation
               SET status = 'failed', finished_at = clock_timestamp(), failure = $3, failure_detail = $4
             WHERE key = $1 AND operation_id = $2 AND status = 'running'
            """;

    static final String RELEASE = "DELETE FROM generation WHERE key = $1 AND operation_id = $2 AND status = 'running'";

    /** A thousand rows at a time, so that no statement holds many locks for long. */
    static final String FORGET = """
            DELETE FROM generation WHERE key IN (
                SELECT key FROM generation WHERE finished_at < now() - make_interval(secs => $1)
                ORDER BY finished_at LIMIT $2 FOR UPDATE SKIP LOCKED)
            """;

    private JournalSql() {}
}
