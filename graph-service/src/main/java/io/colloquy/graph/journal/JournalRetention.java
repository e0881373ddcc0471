package io.colloquy.graph.journal;

import io.colloquy.graph.database.Database;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Forgets answers that are older than anybody asks for again: they hold what was in people's chats. Whoever does ask again
 * pays again. Any number of replicas may do it at once; each skips what another has in hand.
 */
@Singleton
class JournalRetention {
    private static final Logger LOG = Logger.getLogger(JournalRetention.class);
    private static final int PAGE = 1000;
    private static final int MOST_PAGES = 1000;

    private final Database database;
    private final Duration retention;

    JournalRetention(Database database, JournalConfig config) {
        this.database = database;
        this.retention = config.retention();
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> turn() {
        return forget().invoke(forgotten -> LOG.debugf("%d old answers forgotten", forgotten))
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.warnf("Old answers are forgotten at the next turn: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    /** Answers how many rows went. */
    Uni<Integer> forget() {
        return Multi.createBy()
                .repeating()
                .uni(() -> database.run(JournalSql.FORGET, Tuple.of((double) retention.toSeconds(), PAGE))
                        .map(rows -> rows.rowCount()))
                .whilst(forgotten -> forgotten == PAGE)
                .select()
                .first(MOST_PAGES)
                .collect()
                .with(Collectors.summingInt(Integer::intValue));
    }
}
