package io.colloquy.graph.journal;

/** The journal's statements. All times are the database's own, so that replicas with wrong clocks agree. */
final class JournalSql {
    /**
     * Inserts first, so that of many callers exactly one gets a row back. An abandoned or failed row is taken over; a row
     * that is done or still held, or that belongs to another request, is left alone and nothing comes back. It does not wait
     * for the disk: a database that crashes right now forgets a lease, and with it at most the call that it was for.
     */
    static final String CLAIM = """
            WITH claimed AS (
                INSERT INTO generation AS g (key, account, caller_key, purpose, request_hash, operation_id, status, lease_until)
                VALUES ($1, $2, $3, $4, $5, $6, 'running', clock_timestamp() + make_interval(secs => $7))
                ON CONFLICT (key) DO UPDATE
                   SET operation_id = excluded.operation_id, status = 'running', lease_until = excluded.lease_until,
                       started_at = now(), finished_at = NULL, failure = NULL, failure_detail = NULL
                 WHERE g.request_hash = excluded.request_hash
                   AND (g.status = 'failed' OR (g.status = 'running' AND g.lease_until < clock_timestamp()))
                RETURNING operation_id)
            SELECT operation_id FROM claimed, set_config('synchronous_commit', 'off', true)
            """;

    static final String READ = """
            SELECT operation_id, request_hash, status, lease_until < clock_timestamp() AS abandoned, provider, model,
                   prompt_version, attempts, answer, prompt_tokens, completion_tokens, cost, failure, failure_detail
              FROM generation WHERE key = $1
            """;

    static final String RENEW = """
            UPDATE generation SET lease_until = clock_timestamp() + make_interval(secs => $3)
             WHERE key = $1 AND operation_id = $2 AND status = 'running'
            """;

    /**
     * The first answer wins, also over a caller who took over meanwhile: it was paid for. Hence no look at the lease, and
     * an insert in case the other one released the row.
     */
    static final String STORE = """
            INSERT INTO generation AS g (key, account, caller_key, purpose, request_hash, operation_id, status, lease_until,
                   finished_at, provider, model, prompt_version, attempts, answer, prompt_tokens, completion_tokens, cost)
            VALUES ($1, $2, $3, $4, $5, $6, 'done', clock_timestamp(), clock_timestamp(), $7, $8, $9, $10, $11, $12, $13, $14)
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
