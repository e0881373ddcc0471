package io.colloquy.summary.importing;

import io.colloquy.summary.database.Database;
import io.colloquy.summary.tracking.JobEnds;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Ends imports whose job ended without them: it was given up, cancelled or deleted, and nobody else will ever publish them. */
@ApplicationScoped
class ImportEnd {
    private static final Logger LOG = Logger.getLogger(ImportEnd.class);

    // Most are published long before; the younger ones need not be asked for.
    private static final String WAITING = """
            SELECT id, account, job_id FROM import WHERE status = 'waiting' AND created_at < now() - interval '5 seconds'
            ORDER BY id LIMIT 20""";

    private final Database database;
    private final JobEnds ends;

    ImportEnd(Database database, JobEnds ends) {
        this.database = database;
        this.ends = ends;
    }

    private record Waiting(long id, String account, UUID job) {}

    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return database.query(WAITING, Tuple.tuple())
                .map(ImportEnd::waiting)
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(this::lookAt)
                .collect()
                .asList()
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.debugf("The ends of imports are looked for later: %s", failure.getMessage());
                    return Uni.createFrom().voidItem();
                });
    }

    private Uni<Void> lookAt(Waiting waiting) {
        return ends.of(waiting.account(), waiting.job())
                .chain(end -> end.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : giveUp(waiting, end.get()).replaceWithVoid());
    }

    /** A job that did its work has published the import before it ended, so what still waits was not done. */
    private Uni<Boolean> giveUp(Waiting waiting, String end) {
        return database.inTransaction(
                        Database.SHORT,
                        transaction -> ImportFailure.write(transaction, waiting.id(), ImportProblem.givenUp(end)))
                .invoke(ended -> {
                    if (ended) {
                        LOG.warnf("Import %d is given up: its job %s is %s", waiting.id(), waiting.job(), end);
                    }
                });
    }

    private static List<Waiting> waiting(RowSet<Row> rows) {
        var waiting = new ArrayList<Waiting>();
        rows.forEach(
                row -> waiting.add(new Waiting(row.getLong("id"), row.getString("account"), row.getUUID("job_id"))));
        return waiting;
    }
}
