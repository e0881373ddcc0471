package io.colloquy.gateway.limit;

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

/** Removes buckets that are full, page by page: they mean as much as none. Any number of replicas may do it at once. */
@Singleton
class LimitSweep {
    private static final Logger LOG = Logger.getLogger(LimitSweep.class);
    private static final int PAGE = 2_000;
    private static final int MOST_PAGES = 500;
    private static final String SWEEP = """
            DELETE FROM limit_bucket WHERE full_at <= clock_timestamp() AND name = ANY (ARRAY(
                SELECT name FROM limit_bucket WHERE full_at <= clock_timestamp() LIMIT $1 FOR UPDATE SKIP LOCKED))
            """;

    private final Database database;

    LimitSweep(Database database) {
        this.database = database;
    }

    @Scheduled(every = "1m", delayed = "30s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> turn() {
        return sweep().replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.warnf("Old limits are swept at the next turn: %s", failure.getMessage()))
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
