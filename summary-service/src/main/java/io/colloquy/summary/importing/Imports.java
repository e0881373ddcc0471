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
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final Database database;

    Imports(Database database) {
        this.database = database;
    }

    Uni<ImportView> find(long id) {
        return database.query(ImportView.SELECT + "WHERE id = $1", Tuple.of(id)).map(rows -> {
            if (rows.size() == 0) {
                throw ImportProblem.unknownImport(id);
            }
            return ImportView.of(rows.iterator().next());
        });
    }

    Uni<List<ImportView>> list(long before, int limit) {
        return database.query(ImportView.SELECT + "WHERE id < $1 ORDER BY id DESC LIMIT $2", Tuple.of(before, limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(ImportView::of)
                        .toList());
    }

    /** The import when it is over or when the time is up. Any replica may publish it, so the row is looked at. */
    Uni<ImportView> await(long id, Duration patience) {
        if (patience.isZero()) {
            return find(id);
        }
        long end = System.nanoTime() + patience.toNanos();
        return Uni.createFrom()
                .deferred(() -> find(id))
                .repeat()
                .withDelay(LOOK_AGAIN)
                .until(view -> view.over() || System.nanoTime() - end >= 0)
                .collect()
                .last()
                .chain(() -> find(id));
    }
}
