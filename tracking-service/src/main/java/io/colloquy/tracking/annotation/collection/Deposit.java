package io.colloquy.tracking.annotation.collection;

import io.colloquy.tracking.annotation.pubannotation.AnnotatedDocument;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Documents that come to a project within one transaction. Counters move with them, so they are right at every commit. Who deposits
 * calls {@link #store} with documents in the order of their keys, then {@link #close}, once each.
 */
public final class Deposit {
    /**
     * One statement that makes or locks every row, in the order given: whoever stores documents locks them in the order of their
     * keys, and nobody waits in a circle. What replaces a document needs nothing of it but the text's hash.
     */
    private static final String LOCK = """
            INSERT INTO annotation_document (project, sourcedb, sourceid)
            SELECT $1, sourcedb, sourceid
            FROM unnest($2::text[], $3::text[]) WITH ORDINALITY AS key (sourcedb, sourceid, position) ORDER BY position
            ON CONFLICT (project, sourcedb, sourceid) DO UPDATE SET updated_at = annotation_document.updated_at
            RETURNING sourcedb, sourceid, text_hash, denotations, blocks, relations, attributes,
                CASE WHEN $4 THEN line ELSE '' END AS line
            """;

    private static final String WRITE = """
            UPDATE annotation_document AS document
            SET line = next.line, text_hash = next.text_hash, denotations = next.denotations, blocks = next.blocks,
                relations = next.relations, attributes = next.attributes, updated_at = clock_timestamp()
            FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::int[], $7::int[], $8::int[], $9::int[])
                AS next (sourcedb, sourceid, line, text_hash, denotations, blocks, relations, attributes)
            WHERE document.project = $1 AND document.sourcedb = next.sourcedb AND document.sourceid = next.sourceid
            """;

    private final Projects projects;
    private final SqlConnection connection;
    private final String project;
    private final Mode mode;
    private long added;
    private Counted change = Counted.NONE;

    Deposit(Projects projects, SqlConnection connection, String project, Mode mode) {
        this.projects = projects;
        this.connection = connection;
        this.project = project;
        this.mode = mode;
    }

    /**
     * Stores some documents.
     *
     * @param coming in the order of their keys, by code points, over all calls; a document may come more than once
     * @return what became of each, in the same order
     */
    public Uni<List<Fate>> store(List<AnnotatedDocument> coming) {
        if (coming.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        var fates = new ArrayList<Fate>(coming.size());
        return lock(coming)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(slots -> coming.forEach(document ->
                        fates.add(slots.get(DocumentKey.of(document)).take(document, mode))))
                .map(Deposit::changed)
                .flatMap(this::write)
                .replaceWith(fates);
    }

    /** The project's counters come last, after all documents: nobody who holds them waits for a document. */
    public Uni<Void> close() {
        return projects.count(connection, project, added, change);
    }

    private Uni<Map<DocumentKey, Slot>> lock(List<AnnotatedDocument> coming) {
        List<DocumentKey> keys = coming.stream().map(DocumentKey::of).distinct().toList();
        var values = Tuple.of(project)
                .addArrayOfString(column(keys, DocumentKey::sourcedb, String[]::new))
                .addArrayOfString(column(keys, DocumentKey::sourceid, String[]::new))
                .addBoolean(mode == Mode.ADD || mode == Mode.MERGE);
        return connection.preparedQuery(LOCK).execute(values).map(rows -> {
            Map<DocumentKey, Slot> slots = new LinkedHashMap<>();
            rows.forEach(row ->
                    slots.put(new DocumentKey(row.getString("sourcedb"), row.getString("sourceid")), Slot.of(row)));
            return slots;
        });
    }

    private static List<Entry<DocumentKey, Slot>> changed(Map<DocumentKey, Slot> slots) {
        return slots.entrySet().stream()
                .filter(slot -> slot.getValue().changed())
                .toList();
    }

    private Uni<Void> write(List<Entry<DocumentKey, Slot>> changed) {
        if (changed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Slot> slots = changed.stream().map(Entry::getValue).toList();
        List<Counted> counted = slots.stream().map(Slot::counted).toList();
        var values = Tuple.of(project)
                .addArrayOfString(column(changed, one -> one.getKey().sourcedb(), String[]::new))
                .addArrayOfString(column(changed, one -> one.getKey().sourceid(), String[]::new))
                .addArrayOfString(column(slots, slot -> Lines.write(slot.document()), String[]::new))
                .addArrayOfString(
                        column(slots, slot -> Lines.hash(slot.document().text()), String[]::new))
                .addArrayOfInteger(column(counted, Counted::denotations, Integer[]::new))
                .addArrayOfInteger(column(counted, Counted::blocks, Integer[]::new))
                .addArrayOfInteger(column(counted, Counted::relations, Integer[]::new))
                .addArrayOfInteger(column(counted, Counted::attributes, Integer[]::new));
        added += slots.stream().filter(Slot::isNew).count();
        change = slots.stream().map(Slot::change).reduce(change, Counted::plus);
        return connection.preparedQuery(WRITE).execute(values).replaceWithVoid();
    }

    private static <S, T> T[] column(List<S> rows, Function<S, T> value, IntFunction<T[]> array) {
        return rows.stream().map(value).toArray(array);
    }
}
