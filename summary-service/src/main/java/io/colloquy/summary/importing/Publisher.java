package io.colloquy.summary.importing;

import io.colloquy.batchworker.Checkpoint;
import io.colloquy.batchworker.Claim;
import io.colloquy.summary.fence.Fences;
import io.colloquy.summary.importing.reading.Container;
import io.colloquy.summary.importing.reading.Unreadable;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;

/** Turns a stored upload into messages: all of them, with the report, in one transaction, or none. */
@ApplicationScoped
class Publisher {
    private final Pool pool;
    private final Fences fences;

    /** How it went: REFUSED is for good, and says why in the import. */
    enum End {
        PUBLISHED,
        GONE,
        REFUSED
    }

    Publisher(Pool pool, Fences fences) {
        this.pool = pool;
        this.fences = fences;
    }

    Uni<End> publish(Claim claim, long id) {
        return pool.preparedQuery(StoredImport.SELECT)
                .execute(Tuple.of(id))
                .map(rows -> rows.size() == 0
                        ? null
                        : StoredImport.of(rows.iterator().next()))
                .chain(stored -> {
                    if (stored == null) {
                        return Uni.createFrom().item(End.GONE);
                    }
                    return stored.waiting()
                            ? spooled(claim, stored)
                            : Uni.createFrom().item(stored.end());
                });
    }

    private Uni<End> spooled(Claim claim, StoredImport stored) {
        return blocking(() -> Files.createTempFile("colloquy-import-", ".upload"))
                .chain(file -> ImportStore.spool(pool, stored, file)
                        .chain(() -> read(claim, stored, file))
                        .eventually(() -> blocking(() -> Files.deleteIfExists(file))))
                .onFailure(ImportStore.Gone.class)
                .recoverWithItem(End.GONE)
                .onFailure(Publisher::forGood)
                .recoverWithUni(failure -> refuse(claim, stored.id(), failure));
    }

    private Uni<End> read(Claim claim, StoredImport stored, Path file) {
        Survey survey = ImportStore.survey(stored.survey());
        var container = new Container(file, survey.entry());
        return blocking(() -> new OpenedText(container, survey, ZoneId.of(stored.zone())))
                .chain(text -> pool.withTransaction(transaction -> locked(transaction, claim, stored.id())
                                .chain(there -> there
                                        ? new Publication(transaction, stored, survey, text)
                                                .run()
                                                .replaceWith(End.PUBLISHED)
                                                .invoke(Checkpoint.BEFORE_RESULT::reached)
                                        : Uni.createFrom().item(End.GONE)))
                        .invoke(Checkpoint.AFTER_RESULT::reached)
                        .eventually(() -> blocking(() -> {
                            text.close();
                            return text;
                        })));
    }

    /** Whether the import still waits; nobody can undo or publish it meanwhile. */
    private Uni<Boolean> locked(SqlConnection transaction, Claim claim, long id) {
        return fences.check(transaction, claim)
                .chain(() -> transaction
                        .preparedQuery("SELECT id FROM import WHERE id = $1 AND status = 'waiting' FOR UPDATE")
                        .execute(Tuple.of(id)))
                .map(rows -> rows.size() == 1);
    }

    private static boolean forGood(Throwable failure) {
        return failure instanceof Unreadable
                || (failure instanceof HttpProblem problem && problem.getStatusCode() < 500);
    }

    private Uni<End> refuse(Claim claim, long id, Throwable failure) {
        HttpProblem problem =
                failure instanceof Unreadable file ? ImportProblem.unreadable(file) : (HttpProblem) failure;
        return pool.withTransaction(transaction ->
                        fences.check(transaction, claim).chain(() -> ImportFailure.write(transaction, id, problem)))
                .replaceWith(End.REFUSED);
    }

    /** Work on files. */
    private interface FileWork<T> {
        T run() throws IOException;
    }

    private static <T> Uni<T> blocking(FileWork<T> work) {
        return Uni.createFrom()
                .item(() -> {
                    try {
                        return work.run();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }
}
