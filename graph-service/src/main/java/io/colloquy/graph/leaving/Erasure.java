package io.colloquy.graph.leaving;

import io.colloquy.graph.database.Database;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Removes what an account has, a page a statement. Calls that are under way end first: what they reserved is booked, or runs out,
 * before the ledger forgets it, so that no number of the ledger is ever wrong.
 */
@Singleton
class Erasure {
    /** Pages of each sort a call. */
    private static final int MOST_PAGES = 5;

    private static final int PAGE = 2_000;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** The installation's own account goes on, whoever had it. */
    private static final String BEGIN = """
            INSERT INTO left_account (name_hash) SELECT sha256(convert_to($1::text, 'UTF8')) WHERE $1::text <> 'local'
            ON CONFLICT DO NOTHING
            """;

    private static final String NOTHING_OPEN = """
             AND NOT EXISTS (SELECT FROM usage_reservation o WHERE o.account = $1 AND o.status = 'open')""";

    /** Not what somebody works on right now, nor an answer that an open reservation may still have to be booked by. */
    private static final String ANSWERS = """
            DELETE FROM generation WHERE key IN (
                SELECT g.key FROM generation g
                 WHERE g.account = $1 AND (g.status <> 'running' OR g.lease_until < clock_timestamp())
                   AND NOT EXISTS (SELECT FROM usage_reservation o
                                    WHERE o.account = $1 AND o.operation_id = g.operation_id AND o.status = 'open')
                 ORDER BY g.operation_id LIMIT $2 FOR UPDATE)
            """;

    /** Whoever adds the ledger up does not look for the reservations of a sealed day. */
    private static final String SEAL = """
            UPDATE usage_day d SET sealed = true WHERE d.account = $1 AND NOT d.sealed AND d.requests_reserved = 0
            """ + NOTHING_OPEN;

    private static final String RESERVATIONS = """
            DELETE FROM usage_reservation WHERE account = $1 AND operation_id IN (
                SELECT r.operation_id FROM usage_reservation r
                 WHERE r.account = $1 AND NOT EXISTS (
                       SELECT FROM usage_day d WHERE d.account = $1 AND d.day = r.day AND NOT d.sealed)
            """ + NOTHING_OPEN + """
                 ORDER BY r.operation_id LIMIT $2 FOR UPDATE)
            """;

    private static final String DAYS = """
            DELETE FROM usage_day d WHERE d.account = $1 AND d.sealed AND d.requests_reserved = 0
               AND NOT EXISTS (SELECT FROM usage_reservation r WHERE r.account = $1)
            """;

    /** The installation's own terms are no person's. */
    private static final String PLAN = """
            DELETE FROM usage_account WHERE name = $1 AND name <> 'local'
               AND NOT EXISTS (SELECT FROM usage_day d WHERE d.account = $1)
            """;

    private static final String LEFT = """
            SELECT EXISTS (SELECT FROM generation WHERE account = $1) OR EXISTS (SELECT FROM usage_reservation WHERE account = $1)
                OR EXISTS (SELECT FROM usage_day WHERE account = $1)
                OR EXISTS (SELECT FROM usage_account WHERE name = $1 AND name <> 'local') AS left_over
            """;

    private final Database database;

    Erasure(Database database) {
        this.database = database;
    }

    /** What this call removed, by sort, and whether nothing is left. */
    record Erased(boolean done, Map<String, Integer> deleted) {}

    Uni<Erased> eraseSome(String account) {
        Map<String, Integer> deleted = new LinkedHashMap<>();
        List<Uni<Integer>> steps = List.of(
                once(BEGIN, account),
                counted(deleted, "generations", pages(ANSWERS, account)),
                once(SEAL, account),
                counted(deleted, "reservations", pages(RESERVATIONS, account)),
                counted(deleted, "usageDays", once(DAYS, account)),
                counted(deleted, "plans", once(PLAN, account)));
        return Multi.createFrom()
                .iterable(steps)
                .onItem()
                .transformToUniAndConcatenate(step -> step)
                .collect()
                .last()
                .chain(() -> database.run(LEFT, Tuple.of(account), PATIENCE))
                .map(rows -> new Erased(!rows.iterator().next().getBoolean("left_over"), deleted));
    }

    private static Uni<Integer> counted(Map<String, Integer> deleted, String sort, Uni<Integer> step) {
        return step.invoke(rows -> deleted.put(sort, rows));
    }

    private Uni<Integer> once(String sql, String account) {
        return database.run(sql, Tuple.of(account), PATIENCE).map(rows -> rows.rowCount());
    }

    private Uni<Integer> pages(String sql, String account) {
        return Multi.createBy()
                .repeating()
                .uni(() -> database.run(sql, Tuple.of(account, PAGE), PATIENCE).map(rows -> rows.rowCount()))
                .whilst(rows -> rows == PAGE)
                .select()
                .first(MOST_PAGES)
                .collect()
                .with(Collectors.summingInt(rows -> rows));
    }
}
