package io.colloquy.tracking.job;

import io.colloquy.tracking.database.Database;
import io.colloquy.tracking.leaving.Belongings;
import io.colloquy.tracking.leaving.Erased;
import io.colloquy.tracking.leaving.ExportPage;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** An account's jobs with their batches and messages. Those under way are cancelled before anything is removed. */
@ApplicationScoped
class JobBelongings implements Belongings {
    private static final int CANCELLED_AT_ONCE = 20;
    private static final int JOBS_AT_ONCE = 50;
    private static final int CONFLICT = 409;

    private static final String OPEN =
            "SELECT id FROM job WHERE account = $1 AND finished_at IS NULL ORDER BY id LIMIT " + CANCELLED_AT_ONCE;
    private static final String OLDEST =
            "SELECT id FROM job WHERE account = $1 ORDER BY created_at, id LIMIT " + JOBS_AT_ONCE;

    private final Database database;
    private final Cancellation cancellation;
    private final JobDeletion deletion;

    JobBelongings(Database database, Cancellation cancellation, JobDeletion deletion) {
        this.database = database;
        this.cancellation = cancellation;
        this.deletion = deletion;
    }

    @Override
    public List<String> sorts() {
        return JobExport.SORTS;
    }

    @Override
    public List<String> tables() {
        return List.of("job");
    }

    @Override
    public Multi<ExportPage> of(String account) {
        return JobExport.of(database, account);
    }

    @Override
    public Uni<Erased> eraseSome(String account) {
        return ids(OPEN, account).flatMap(open -> open.isEmpty() ? removeSome(account) : cancel(account, open));
    }

    private Uni<Erased> cancel(String account, List<UUID> open) {
        return Multi.createFrom()
                .iterable(open)
                .onItem()
                .transformToUniAndConcatenate(job -> cancelled(account, job))
                .collect()
                .last()
                .replaceWith(Erased.uncounted(open.size()));
    }

    /** One that ends by itself at this moment is as good. */
    private Uni<Void> cancelled(String account, UUID job) {
        return cancellation
                .cancel(account, job)
                .replaceWithVoid()
                .onFailure(failure -> failure instanceof HttpProblem problem && problem.getStatusCode() == CONFLICT)
                .recoverWithNull();
    }

    private Uni<Erased> removeSome(String account) {
        return ids(OLDEST, account)
                .flatMap(jobs -> jobs.isEmpty()
                        ? Uni.createFrom().item(Erased.NOTHING)
                        : deletion.deleteSome(account, jobs.toArray(UUID[]::new))
                                .map(JobExport::counted));
    }

    private Uni<List<UUID>> ids(String sql, String account) {
        return database.query(sql, Tuple.of(account))
                .map(rows -> rows.stream().map(row -> row.getUUID("id")).toList());
    }
}
