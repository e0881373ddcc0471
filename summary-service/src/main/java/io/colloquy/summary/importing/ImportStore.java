package io.colloquy.summary.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.colloquy.summary.database.Database;
import io.colloquy.summary.tracking.JobOrder;
import io.colloquy.summary.tracking.Outbox;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Keeps uploads until their messages are published: the bytes and the order for the work are one transaction. */
@ApplicationScoped
class ImportStore {
    static final String KIND = "import";
    private static final int CHUNK = 1 << 20;

    private static final String CREATE = """
            INSERT INTO import (account, job_id, file_name, bytes, target, chat_name, zone, survey)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8::text::jsonb) RETURNING id""";
    private static final String CHUNK_IN = "INSERT INTO import_chunk (import_id, number, bytes) VALUES ($1, $2, $3)";
    private static final String CHUNK_OUT = "SELECT bytes FROM import_chunk WHERE import_id = $1 AND number = $2";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    // For the largest upload on a slow disk; that the database answers at all was asked before.
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Database database;
    private final Outbox outbox;

    ImportStore(Database database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    /**
     * An upload that can be imported.
     *
     * @param account whose it is
     * @param target id of the chat that it named; null for one found or made by {@code chatName}
     */
    record Accepted(String account, String fileName, Long target, String chatName, String zone, Survey survey) {}

    Uni<Long> store(Path file, Accepted accepted) {
        long bytes = size(file);
        UUID job = UUID.randomUUID();
        return database.query("SELECT 1", Tuple.tuple())
                .chain(() -> database.inTransaction(
                        PATIENCE,
                        transaction -> create(transaction, job, bytes, accepted)
                                .call(id -> chunks(transaction, id, file, bytes))
                                .call(id -> outbox.order(
                                        transaction,
                                        new JobOrder(
                                                accepted.account(),
                                                job,
                                                KIND,
                                                "Import of " + accepted.fileName(),
                                                Map.of("importId", id),
                                                List.of(List.of(String.valueOf(id))))))));
    }

    /** The import was taken away while it was read. */
    static final class Gone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Gone() {
            super("the import is not there any more", null, false, false);
        }
    }

    /** Writes the stored bytes to the file, chunk by chunk; fails with {@link Gone} when they are taken away meanwhile. */
    static Uni<Void> spool(Pool pool, StoredImport stored, Path to) {
        return Multi.createFrom()
                .range(0, count(stored.bytes()))
                .onItem()
                .transformToUniAndConcatenate(number -> pool.preparedQuery(CHUNK_OUT)
                        .execute(Tuple.of(stored.id(), number))
                        .map(ImportStore::bytes)
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .invoke(chunk -> append(to, (long) number * CHUNK, chunk)))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static byte[] bytes(RowSet<Row> chunk) {
        if (chunk.size() == 0) {
            throw new Gone();
        }
        return chunk.iterator().next().getBuffer("bytes").getBytes();
    }

    static Survey survey(String stored) {
        try {
            return JSON.readValue(stored, Survey.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored survey cannot be read", e);
        }
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not JSON: " + value.getClass().getSimpleName(), e);
        }
    }

    private Uni<Long> create(SqlConnection transaction, UUID job, long bytes, Accepted accepted) {
        return transaction
                .preparedQuery(CREATE)
                .execute(Tuple.tuple()
                        .addString(accepted.account())
                        .addUUID(job)
                        .addString(accepted.fileName())
                        .addLong(bytes)
                        .addLong(accepted.target())
                        .addString(accepted.chatName())
                        .addString(accepted.zone())
                        .addString(json(accepted.survey())))
                .map(rows -> rows.iterator().next().getLong("id"));
    }

    private static Uni<Void> chunks(SqlConnection transaction, long id, Path file, long bytes) {
        return Multi.createFrom()
                .range(0, count(bytes))
                .onItem()
                .transformToUniAndConcatenate(number -> Uni.createFrom()
                        .item(() -> read(file, (long) number * CHUNK))
                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                        .chain(chunk -> transaction
                                .preparedQuery(CHUNK_IN)
                                .execute(Tuple.of(id, number, Buffer.buffer(chunk)))))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static int count(long bytes) {
        return (int) ((bytes + CHUNK - 1) / CHUNK);
    }

    private static byte[] read(Path file, long offset) {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            byte[] chunk = new byte[(int) Math.min(CHUNK, in.length() - offset)];
            in.seek(offset);
            in.readFully(chunk);
            return chunk;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void append(Path file, long offset, byte[] chunk) {
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            out.seek(offset);
            out.write(chunk);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
