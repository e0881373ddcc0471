package io.colloquy.graph.leaving;

import io.colloquy.graph.database.Database;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * All that an account has, as JSON lines. A page is read when the reader has taken the one before; no connection and no
 * transaction waits for him meanwhile.
 */
@Singleton
class Export {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Database database;

    Export(Database database) {
        this.database = database;
    }

    /** Some lines at a time, without the line end of the last. */
    Multi<String> of(String account) {
        return Multi.createFrom().deferred(() -> {
            Map<String, Object> counts = new LinkedHashMap<>();
            Section.ALL.forEach(section -> counts.put(section.counted(), 0));
            List<Multi<String>> parts = new ArrayList<>();
            Section.ALL.forEach(section -> parts.add(pages(account, section)
                    .invoke(page ->
                            counts.merge(section.counted(), page.lines().size(), (sum, more) -> (int) sum + (int) more))
                    .map(page -> String.join("\n", page.lines()))));
            parts.add(Multi.createFrom().item(() -> end(counts)));
            return Multi.createBy().concatenating().streams(parts);
        });
    }

    private Multi<Page> pages(String account, Section section) {
        var after = new AtomicReference<>(section.start());
        return Multi.createBy()
                .repeating()
                .uni(() -> page(account, section, after.get()).invoke(page -> after.set(page.last())))
                .whilst(page -> !page.lines().isEmpty())
                .filter(page -> !page.lines().isEmpty());
    }

    private Uni<Page> page(String account, Section section, String after) {
        return database.run(section.sql(), Tuple.of(account, after), PATIENCE).map(rows -> {
            var lines = new ArrayList<String>(rows.size());
            String last = after;
            for (var row : rows) {
                lines.add(row.getString("line"));
                last = row.getString("key");
            }
            return new Page(last, lines);
        });
    }

    private static String end(Map<String, Object> counts) {
        return new JsonObject()
                .put("type", "end")
                .put("counts", new JsonObject(counts))
                .encode();
    }

    private record Page(String last, List<String> lines) {}
}
