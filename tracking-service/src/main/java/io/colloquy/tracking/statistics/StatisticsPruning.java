package io.colloquy.tracking.statistics;

import io.colloquy.tracking.database.Database;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Collectors;

/** Keeps statistics bounded: the hours of 400 days, those of an account for 32, and the latest thousand crashes by name. */
@ApplicationScoped
public class StatisticsPruning {
    private static final int PAGE = 5000;
    private static final String HOURS = """
            DELETE FROM job_hour WHERE (hour, slot) IN (
                SELECT hour, slot FROM job_hour WHERE hour < now() - interval '400 days' ORDER BY hour, slot LIMIT $1)
            """;

    /** By a clock that stands during the statement: only that is looked for in an index. */
    static final String ACCOUNTS_HOURS = """
            DELETE FROM account_hour WHERE (account, hour, slot) IN (
                SELECT account, hour, slot FROM account_hour WHERE hour < now() - interval '32 days' ORDER BY hour LIMIT $1)
            """;

    private static final String CRASHES = """
            DELETE FROM crash WHERE id IN (
                SELECT id FROM crash WHERE id <= (SELECT id FROM crash ORDER BY id DESC OFFSET 1000 LIMIT 1) ORDER BY id LIMIT $1)
            """;

    private final Database database;

    StatisticsPruning(Database database) {
        this.database = database;
    }

    /** A page a transaction. Answers how many rows went. */
    public Uni<Integer> prune() {
        return Multi.createFrom()
                .items(HOURS, ACCOUNTS_HOURS, CRASHES)
                .onItem()
                .transformToUniAndConcatenate(this::inPages)
                .collect()
                .with(Collectors.summingInt(gone -> gone));
    }

    private Uni<Integer> inPages(String delete) {
        return Multi.createBy()
                .repeating()
                .uni(() -> database.query(delete, Tuple.of(PAGE)).map(rows -> rows.rowCount()))
                .whilst(gone -> gone == PAGE)
                .collect()
                .with(Collectors.summingInt(gone -> gone));
    }
}
