package io.colloquy.summary.leaving;

/**
 * What an account has, in the order in which it goes: what makes work first, and what hangs on something before that. Each
 * statement takes the account and how many rows at most; whatever somebody holds is passed over.
 */
enum Piece {
    TURN(null, 100, """
            DELETE FROM nightly_turn WHERE ctid = ANY (ARRAY(
                SELECT ctid FROM nightly_turn WHERE account = $1 LIMIT $2 FOR UPDATE SKIP LOCKED))"""),

    // One that may be on its way is left until it has arrived or come back; it is not sent again meanwhile.
    ORDERS(null, 2_000, """
            DELETE FROM job_order WHERE ctid = ANY (ARRAY(
                SELECT ctid FROM job_order
                 WHERE account = $1 AND (delivered_at IS NOT NULL OR attempts = 0 OR due_at <= now())
                 LIMIT $2 FOR UPDATE SKIP LOCKED))"""),

    UPLOADED_BYTES(null, 32, """
            DELETE FROM import_chunk WHERE ctid = ANY (ARRAY(
                SELECT b.ctid FROM import i JOIN import_chunk b ON b.import_id = i.id
                 WHERE i.account = $1 LIMIT $2 FOR UPDATE OF b SKIP LOCKED))"""),

    IMPORTS("imports", 200, """
            DELETE FROM import WHERE ctid = ANY (ARRAY(
                SELECT ctid FROM import i
                 WHERE account = $1 AND NOT EXISTS (SELECT FROM import_chunk WHERE import_id = i.id)
                 LIMIT $2 FOR UPDATE SKIP LOCKED))"""),

    PLANNED_DAYS("plannedDays", 5_000, """
            DELETE FROM plan_day WHERE ctid = ANY (ARRAY(
                SELECT d.ctid FROM backfill_plan p JOIN plan_day d ON d.plan_id = p.id
                 WHERE p.account = $1 LIMIT $2 FOR UPDATE OF d SKIP LOCKED))"""),

    BACKFILLS("backfills", 200, """
            DELETE FROM backfill_plan WHERE ctid = ANY (ARRAY(
                SELECT ctid FROM backfill_plan p
                 WHERE account = $1 AND NOT EXISTS (SELECT FROM plan_day WHERE plan_id = p.id)
                 LIMIT $2 FOR UPDATE SKIP LOCKED))"""),

    MESSAGES("messages", 5_000, """
            DELETE FROM message WHERE ctid = ANY (ARRAY(
                SELECT m.ctid FROM chat c JOIN message m ON m.chat_id = c.id
                 WHERE c.account = $1 LIMIT $2 FOR UPDATE OF m SKIP LOCKED))"""),

    REPEATS(null, 5_000, """
            DELETE FROM message_repeat WHERE ctid = ANY (ARRAY(
                SELECT r.ctid FROM chat c JOIN message_repeat r ON r.chat_id = c.id
                 WHERE c.account = $1 LIMIT $2 FOR UPDATE OF r SKIP LOCKED))"""),

    SUMMARIES("summaries", 500, """
            DELETE FROM summary WHERE ctid = ANY (ARRAY(
                SELECT s.ctid FROM chat c JOIN summary s ON s.chat_id = c.id
                 WHERE c.account = $1 LIMIT $2 FOR UPDATE OF s SKIP LOCKED))"""),

    CHATS("chats", 200, """
            DELETE FROM chat WHERE ctid = ANY (ARRAY(
                SELECT ctid FROM chat c
                 WHERE account = $1
                   AND NOT EXISTS (SELECT FROM message WHERE chat_id = c.id)
                   AND NOT EXISTS (SELECT FROM message_repeat WHERE chat_id = c.id)
                   AND NOT EXISTS (SELECT FROM summary WHERE chat_id = c.id)
                 LIMIT $2 FOR UPDATE SKIP LOCKED))""");

    /** How answers call it; null for what nobody was shown. */
    final String counted;

    final int most;
    final String sql;

    Piece(String counted, int most, String sql) {
        this.counted = counted;
        this.most = most;
        this.sql = sql;
    }
}
