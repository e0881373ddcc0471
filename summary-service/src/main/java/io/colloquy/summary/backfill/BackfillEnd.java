package io.colloquy.summary.backfill;

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

/** Notices that a plan's job has ended, and says so once, whichever replica sees it first. */
@ApplicationScoped
class BackfillEnd {
    private static final Logger LOG = Logger.getLogger(BackfillEnd.class);
    private static final String RUNNING =
            "SELECT id, account FROM backfill_plan WHERE state = 'applied' ORDER BY number LIMIT 20";
    private static final String FINISH = """
            UPDATE backfill_plan SET state = 'finished', job_status = $2, finished_at = now()
            WHERE id = $1 AND state = 'applied'""";
    private static final String BY_CHAT = """
            SELECT chat_id, count(*) FILTER (WHERE result IN ('created', 'fallback')) AS created, count(*) AS days
            FROM plan_day WHERE plan_id = $1 AND taken GROUP BY chat_id ORDER BY chat_id""";

    private record Running(UUID plan, String account) {}

    private final Database database;
    private final JobEnds ends;

    BackfillEnd(Database database, JobEnds ends) {
        this.database = database;
        this.ends = ends;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return running()
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(this::lookAt)
                .collect()
                .asList()
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.debugf("The ends of backfills are looked for later: %s", failure.getMessage());
                    return Uni.createFrom().voidItem();
                });
    }

    private Uni<List<Running>> running() {
        return database.query(RUNNING, Tuple.tuple()).map(rows -> {
            var plans = new ArrayList<Running>();
            rows.forEach(row -> plans.add(new Running(row.getUUID("id"), row.getString("account"))));
            return plans;
        });
    }

    private Uni<Void> lookAt(Running running) {
        return ends.of(running.account(), running.plan())
                .chain(end -> end.isEmpty() ? Uni.createFrom().voidItem() : finish(running.plan(), end.get()));
    }

    private Uni<Void> finish(UUID plan, String end) {
        return database.query(FINISH, Tuple.of(plan, end))
                .chain(finished -> finished.rowCount() == 0
                        ? Uni.createFrom().voidItem()
                        : database.query(BY_CHAT, Tuple.of(plan))
                                .invoke(BackfillEnd::tell)
                                .replaceWithVoid());
    }

    private static void tell(RowSet<Row> chats) {
        long all = 0;
        for (Row chat : chats) {
            long created = chat.getLong("created");
            all += created;
            LOG.infof(
                    "Chat %d: %d summaries created, %d days skipped",
                    chat.getLong("chat_id"), created, chat.getLong("days") - created);
        }
        LOG.infof("Backfill complete: %d chats processed, %d summaries created", chats.size(), all);
    }
}
