package io.colloquy.summary.leaving;

import io.colloquy.summary.database.Database;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that an account has, as JSON lines. Pages are read one after the other when the reader has taken the one before, and
 * no transaction or connection waits for him meanwhile.
 */
@ApplicationScoped
class Export {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Database database;

    Export(Database database) {
        this.database = database;
    }

    /** Some lines at a time, without the last one's line end. */
    Multi<byte[]> of(String account) {
        return Multi.createFrom()
                .deferred(() -> new Run(account).all())
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    private record Line(String key, String text) {}

    private final class Run {
        private final String account;
        private final Map<String, Object> counts = new LinkedHashMap<>();

        Run(String account) {
            this.account = account;
        }

        Multi<String> all() {
            List<Multi<String>> parts = new ArrayList<>();
            Section.ALL.forEach(section -> parts.add(section(section, null)));
            parts.add(Multi.createFrom().item(this::end));
            return Multi.createBy().concatenating().streams(parts);
        }

        private Multi<String> section(Section section, String parent) {
            counts.putIfAbsent(section.counted(), 0L);
            section.inner().forEach(inner -> counts.putIfAbsent(inner.counted(), 0L));
            Multi<List<Line>> pages = pages(section, parent);
            return section.inner().isEmpty()
                    ? pages.map(Run::joined)
                    : pages.onItem()
                            .transformToMultiAndConcatenate(
                                    page -> Multi.createFrom().iterable(page))
                            .onItem()
                            .transformToMultiAndConcatenate(line -> withInner(section, line));
        }

        private Multi<String> withInner(Section section, Line line) {
            List<Multi<String>> parts = new ArrayList<>();
            parts.add(Multi.createFrom().item(line.text()));
            section.inner().forEach(inner -> parts.add(section(inner, line.key())));
            return Multi.createBy().concatenating().streams(parts);
        }

        private Multi<List<Line>> pages(Section section, String parent) {
            var after = new String[] {section.start()};
            return Multi.createBy()
                    .repeating()
                    .uni(() -> page(section, parent, after[0]).invoke(page -> {
                        if (!page.isEmpty()) {
                            after[0] = page.get(page.size() - 1).key();
                            counts.merge(section.counted(), (long) page.size(), (a, b) -> (long) a + (long) b);
                        }
                    }))
                    .whilst(page -> !page.isEmpty())
                    .filter(page -> !page.isEmpty());
        }

        private Uni<List<Line>> page(Section section, String parent, String after) {
            return database.query(section.sql(), Tuple.of(account, parent, after), PATIENCE)
                    .map(rows -> {
                        var page = new ArrayList<Line>(rows.size());
                        rows.forEach(row -> page.add(new Line(row.getString("key"), row.getString("line"))));
                        return page;
                    });
        }

        private String end() {
            return new JsonObject()
                    .put("type", "end")
                    .put("counts", new JsonObject(counts))
                    .encode();
        }

        private static String joined(List<Line> page) {
            return String.join("\n", page.stream().map(Line::text).toList());
        }
    }
}
