package io.colloquy.summary.importing;

import io.colloquy.summary.database.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

/** Imports as people see them. */
@ApplicationScoped
class Imports {
    private static final String LIST = ImportView.SELECT + "WHERE account = $1 AND id < $2 ORDER BY id DESC LIMIT $3";
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final Database database;

    Imports(Database database) {
        this.database = database;
    }

    Uni<ImportView> find(String account, long id) {
        return database.query(ImportView.SELECT + "WHERE account = $1 AND id = $2", Tuple.of(account, id))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw ImportProblem.unknownImport(id);
                    }
                    return ImportView.of(rows.iterator().next());
                });
    }

    Uni<List<ImportView>> list(String account, long before, int limit) {
        return database.query(LIST, Tuple.of(account, before, limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(ImportView::of)
                        .toList());
    }

    /** The import when it is over or when the time is up. Any replica may publish it, so the row is looked at. */
    Uni<ImportView> await(String account, long id, Duration patience) {
        if (patience.isZero()) {
            return find(account, id);
        }
        long end = System.nanoTime() + patience.toNanos();
        return Uni.createFrom()
                .deferred(() -> find(account, id))
                .repeat()
                .withDelay(LOOK_AGAIN)
                .until(view -> view.over() || System.nanoTime() - end >= 0)
                .collect()
                .last()
                .chain(() -> find(account, id));
    }
}
