package io.colloquy.gateway.idempotency;

import io.colloquy.gateway.database.Database;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Collectors;

/** What is kept of an account's writes, for the day when it leaves. */
@ApplicationScoped
public class KeptAnswers {
    private static final int PAGE = 1_000;
    private static final String FORGET = """
            WITH his AS MATERIALIZED (SELECT account, key FROM idempotency_key WHERE account = $1 LIMIT $2)
            DELETE FROM idempotency_key kept USING his WHERE kept.account = his.account AND kept.key = his.key
            """;

    private final Database database;

    KeptAnswers(Database database) {
        this.database = database;
    }

    /** Removes all that there is, page by page, and answers how many went. */
    public Uni<Integer> forget(String account) {
        return Multi.createBy()
                .repeating()
                .uni(() -> database.run(FORGET, Tuple.of(account, PAGE)).map(SqlResult::rowCount))
                .whilst(gone -> gone == PAGE)
                .collect()
                .with(Collectors.summingInt(Integer::intValue));
    }
}
