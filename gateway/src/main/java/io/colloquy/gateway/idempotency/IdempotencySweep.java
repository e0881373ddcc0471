package io.colloquy.gateway.idempotency;

import io.colloquy.gateway.database.Database;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Forgets keys a day after their request, page by page. Any number of replicas may do it at once. */
@Singleton
class IdempotencySweep {
    private static final Logger LOG = Logger.getLogger(IdempotencySweep.class);
    private static final int PAGE = 500;
    private static final int MOST_PAGES = 1_000;
    private static final String SWEEP = """
            WITH old AS MATERIALIZED (
                SELECT account, key FROM idempotency_key WHERE expires_at <= now()
                ORDER BY expires_at LIMIT $1 FOR UPDATE SKIP LOCKED)
            DELETE FROM idempotency_key kept USING old WHERE kept.account = old.account AND kept.key = old.key
            """;

    private final Database database;

    IdempotencySweep(Database database) {
        this.database = database;
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> turn() {
        return sweep().replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.warnf("Old keys are forgotten at the next turn: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    /** Answers how many rows went. */
    Uni<Integer> sweep() {
        return Multi.createBy()
                .repeating()
                .uni(() -> database.run(SWEEP, Tuple.of(PAGE)).map(SqlResult::rowCount))
                .whilst(swept -> swept == PAGE)
                .select()
                .first(MOST_PAGES)
                .collect()
                .with(Collectors.summingInt(Integer::intValue));
    }
}
