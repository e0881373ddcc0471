package io.colloquy.gateway.idempotency;

import io.colloquy.gateway.database.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** What is kept of an account's writes, for the day when it leaves. */
@ApplicationScoped
public class KeptAnswers {
    private static final String FORGET = """
            WITH his AS MATERIALIZED (SELECT account, key FROM idempotency_key WHERE account = $1 LIMIT 1000)
            DELETE FROM idempotency_key kept USING his WHERE kept.account = his.account AND kept.key = his.key
            """;

    private final Database database;

    KeptAnswers(Database database) {
        this.database = database;
    }

    /** Removes up to 1,000 and answers how many went; to be repeated until none did. */
    public Uni<Integer> forget(String account) {
        return database.run(FORGET, Tuple.of(account)).map(SqlResult::rowCount);
    }
}
