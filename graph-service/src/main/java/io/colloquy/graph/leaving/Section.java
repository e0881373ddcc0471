package io.colloquy.graph.leaving;

import java.util.List;

/**
 * One sort of lines of an export. Its statement takes the account and the key behind which it goes on, and gives a page of
 * keys and lines in the order of keys.
 *
 * @param counted how the end of an export counts it, and an erasure
 * @param start a key before all others
 */
record Section(String counted, String start, String sql) {
    private static final String BEFORE_ALL = "00000000-0000-0000-0000-000000000000";

    /** An answer may be long: a page ends behind the one with which it has a million bytes. */
    private static final Section GENERATIONS = new Section("generations", BEFORE_ALL, """
            SELECT operation_id::text AS key,
                   json_build_object('type', 'generation', 'operationId', operation_id, 'key', caller_key, 'purpose', purpose,
                       'status', status, 'startedAt', started_at, 'finishedAt', finished_at, 'provider', provider,
                       'model', model, 'promptVersion', prompt_version, 'attempts', attempts, 'answer', answer,
                       'promptTokens', prompt_tokens, 'completionTokens', completion_tokens, 'cost', cost,
                       'failure', failure, 'failureDetail', failure_detail)::text AS line
              FROM (SELECT *, sum(octet_length(answer)) OVER (
                               ORDER BY operation_id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
                      FROM (SELECT * FROM generation WHERE account = $1 AND operation_id > $2::text::uuid
                             ORDER BY operation_id LIMIT 500) next) page
             WHERE coalesce(before, 0) < 1000000 ORDER BY operation_id""");

    private static final Section RESERVATIONS = new Section("reservations", BEFORE_ALL, """
            SELECT operation_id::text AS key,
                   json_build_object('type', 'reservation', 'operationId', operation_id, 'day', day, 'status', status,
                       'reservedTokens', tokens, 'reservedCost', cost, 'reservedAt', reserved_at, 'endedAt', ended_at,
                       'inputTokens', input_tokens, 'outputTokens', output_tokens, 'cost', actual_cost,
                       'unpriced', unpriced)::text AS line
              FROM usage_reservation WHERE account = $1 AND operation_id > $2::text::uuid
             ORDER BY operation_id LIMIT 1000""");

    private static final Section DAYS = new Section("usageDays", "0001-01-01", """
            SELECT day::text AS key,
                   json_build_object('type', 'usageDay', 'day', day, 'requests', requests_used, 'tokens', tokens_used,
                       'cost', cost_used, 'unpriced', unpriced)::text AS line
              FROM usage_day WHERE account = $1 AND day > $2::text::date
             ORDER BY day LIMIT 1000""");

    /** The installation's own terms are no person's. */
    private static final Section PLANS = new Section("plans", "", """
            SELECT name AS key,
                   json_build_object('type', 'plan', 'plan', plan, 'dailyRequests', daily_requests, 'dailyTokens', daily_tokens,
                       'dailyCost', daily_cost)::text AS line
              FROM usage_account WHERE name = $1 AND name <> 'local' AND $2::text = ''""");

    static final List<Section> ALL = List.of(GENERATIONS, RESERVATIONS, DAYS, PLANS);
}
