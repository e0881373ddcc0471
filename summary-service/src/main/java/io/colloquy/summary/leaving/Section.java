package io.colloquy.summary.leaving;

import java.util.List;

/**
 * One sort of lines. Its statement takes the account, the key of what the lines hang on, and the key behind which they go
 * on; it gives a page of keys and lines in the order of keys.
 *
 * @param counted how the end of an export counts it
 * @param start a key before all others
 * @param inner what hangs on each of the lines
 */
record Section(String counted, String start, String sql, List<Section> inner) {
    /** A text may be a million characters long: a page ends behind the one with which it has as many. */
    private static final Section MESSAGES = new Section("messages", "0", """
            SELECT key, line FROM (
                SELECT m.id, m.id::text AS key,
                       json_build_object('type', 'message', 'chatId', m.chat_id, 'id', m.id, 'at', m.at,
                           'secondsKnown', m.seconds_known, 'sender', m.sender, 'kind', m.kind, 'text', m.text,
                           'sourceId', m.source_id, 'replyTo', m.reply_to, 'extra', m.extra,
                           'importId', m.import_id)::text AS line,
                       sum(length(m.text) + coalesce(length(m.extra::text), 0)) OVER (ORDER BY m.id ROWS
                           BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
                  FROM message m
                 WHERE m.chat_id = (SELECT id FROM chat WHERE account = $1 AND id = $2::text::bigint)
                   AND m.id > $3::text::bigint
                 ORDER BY m.id LIMIT 500) page
             WHERE coalesce(before, 0) < 1000000 ORDER BY id""", List.of());

    private static final Section SUMMARIES = new Section("summaries", "0001-01-01 0", """
            SELECT s.day || ' ' || s.revision AS key,
                   json_build_object('type', 'summary', 'chatId', s.chat_id, 'day', s.day, 'revision', s.revision,
                       'method', s.method, 'reason', s.reason, 'messages', s.messages, 'provider', s.provider,
                       'model', s.model, 'promptVersion', s.prompt_version, 'operationId', s.operation_id,
                       'promptTokens', s.prompt_tokens, 'completionTokens', s.completion_tokens, 'cost', s.cost,
                       'createdAt', s.created_at, 'passages', (
                           SELECT json_agg(json_build_object('text', p.text, 'cites', (
                                      SELECT json_agg(json_build_object('number', e.number, 'messageId', e.message_id)
                                                      ORDER BY e.number)
                                        FROM summary_evidence e
                                       WHERE (e.chat_id, e.day, e.revision, e.passage)
                                           = (p.chat_id, p.day, p.revision, p.passage))) ORDER BY p.passage)
                             FROM summary_passage p
                            WHERE (p.chat_id, p.day, p.revision) = (s.chat_id, s.day, s.revision)))::text AS line
              FROM summary s
             WHERE s.chat_id = (SELECT id FROM chat WHERE account = $1 AND id = $2::text::bigint)
               AND (s.day, s.revision) > (split_part($3, ' ', 1)::date, split_part($3, ' ', 2)::int)
             ORDER BY s.day, s.revision LIMIT 100""", List.of());

    private static final Section PLANNED_DAYS = new Section("plannedDays", "0 0001-01-01", """
            SELECT d.chat_id || ' ' || d.day AS key,
                   json_build_object('type', 'plannedDay', 'planId', p.id, 'chatId', d.chat_id, 'day', d.day,
                       'status', d.status, 'planned', d.taken, 'messages', d.messages, 'result', d.result,
                       'cost', d.cost)::text AS line
              FROM backfill_plan p JOIN plan_day d ON d.plan_id = p.id
             WHERE p.account = $1 AND p.number = $2::text::bigint
               AND (d.chat_id, d.day) > (split_part($3, ' ', 1)::bigint, split_part($3, ' ', 2)::date)
             ORDER BY d.chat_id, d.day LIMIT 500""", List.of());

    private static final Section CHATS = new Section("chats", "0", """
            SELECT id::text AS key,
                   json_build_object('type', 'chat', 'id', id, 'name', name, 'zone', zone, 'dayStart', day_start,
                       'createdAt', created_at)::text AS line
              FROM chat WHERE account = $1 AND $2::text IS NULL AND id > $3::text::bigint
             ORDER BY id LIMIT 100""", List.of(MESSAGES, SUMMARIES));

    private static final Section IMPORTS = new Section("imports", "0", """
            SELECT id::text AS key,
                   json_build_object('type', 'import', 'id', id, 'status', status, 'fileName', file_name,
                       'bytes', bytes, 'zone', zone, 'chatName', chat_name, 'createdAt', created_at,
                       'finishedAt', finished_at, 'report', report, 'failure', failure, 'chats', (
                           SELECT json_agg(json_build_object('chatId', chat_id, 'added', added,
                                                             'alreadyThere', already_there) ORDER BY chat_id)
                             FROM import_chat WHERE import_id = import.id))::text AS line
              FROM import WHERE account = $1 AND $2::text IS NULL AND id > $3::text::bigint
             ORDER BY id LIMIT 20""", List.of());

    private static final Section BACKFILLS = new Section("backfills", "0", """
            SELECT number::text AS key,
                   json_build_object('type', 'backfill', 'planId', id, 'mode', mode, 'fromDate', from_date,
                       'toDate', to_date, 'chatIds', chat_ids, 'price', price, 'currency', currency, 'state', state,
                       'jobStatus', job_status, 'createdAt', created_at, 'appliedAt', applied_at,
                       'finishedAt', finished_at)::text AS line
              FROM backfill_plan WHERE account = $1 AND $2::text IS NULL AND number > $3::text::bigint
             ORDER BY number LIMIT 20""", List.of(PLANNED_DAYS));

    static final List<Section> ALL = List.of(CHATS, IMPORTS, BACKFILLS);
}
