package io.colloquy.tracking.leaving;

import io.colloquy.tracking.database.Database;
import io.smallrye.mutiny.Multi;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * Reads lines by key, a page of at most about a megabyte at a time, so that neither a slow reader nor an account with much takes
 * memory, or a transaction for as long as it reads.
 */
public final class Pages {
    private static final String BOUNDED = """
            SELECT * FROM (
                SELECT *, sum(octet_length(line)) OVER (
                    ORDER BY %2$s ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
                FROM (%1$s ORDER BY %2$s LIMIT 200) AS next) AS measured
            WHERE coalesce(before, 0) < 1000000
            ORDER BY %2$s
            """;

    private final String sort;
    private final String sql;

    private Pages(String sort, String sql) {
        this.sort = sort;
        this.sql = sql;
    }

    /**
     * Lines of one sort.
     *
     * @param select of the columns of the key, and of {@code line}; its parameters are the account and the key that lines follow
     * @param key the columns of the key, with commas
     */
    public static Pages of(String sort, String select, String key) {
        return new Pages(sort, BOUNDED.formatted(select, key));
    }

    public String sort() {
        return sort;
    }

    /**
     * Reads all.
     *
     * @param first parameters of the first page
     * @param next parameters of the page that follows a row
     */
    public Multi<ExportPage> read(Database database, Tuple first, Function<Row, Tuple> next) {
        var values = new AtomicReference<>(first);
        return Multi.createBy()
                .repeating()
                .uni(() -> database.query(sql, values.get())
                        .invoke(rows -> rows.forEach(row -> values.set(next.apply(row)))))
                .whilst(rows -> rows.size() > 0)
                .filter(rows -> rows.size() > 0)
                .map(rows -> new ExportPage(
                        sort,
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(row -> row.getString("line"))
                                .toList()));
    }
}
