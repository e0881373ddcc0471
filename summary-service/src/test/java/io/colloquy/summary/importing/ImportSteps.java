package io.colloquy.summary.importing;

import static io.restassured.RestAssured.given;

import io.colloquy.batchworker.BatchHandler;
import io.colloquy.batchworker.Claim;
import io.colloquy.batchworker.Outcome;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** What the tests of imports do: upload, let the handler work, look at the tables. */
@ApplicationScoped
class ImportSteps {
    private static final AtomicLong FENCE = new AtomicLong(1_000_000);
    private static final List<String> TABLES =
            List.of("chat", "message", "import", "import_chunk", "import_chat", "message_repeat", "job_order");

    private final ImportHandler handler;
    private final Pool pool;

    ImportSteps(ImportHandler handler, Pool pool) {
        this.handler = handler;
        this.pool = pool;
    }

    static ValidatableResponse upload(byte[] file, String name, Map<String, String> fields) {
        var request = given().multiPart("file", name, file);
        fields.forEach(request::multiPart);
        return request.post("/api/imports").then();
    }

    static ValidatableResponse upload(String text, String name, Map<String, String> fields) {
        return upload(text.getBytes(StandardCharsets.UTF_8), name, fields);
    }

    /** Uploads, publishes, and gives the finished import's id. */
    long imported(String text, String name, Map<String, String> fields) {
        long id =
                upload(text, name, fields).statusCode(202).extract().jsonPath().getLong("id");
        publish(id);
        return id;
    }

    long imported(String text, long chat) {
        return imported(text, "chat.txt", Map.of("chat", String.valueOf(chat)));
    }

    Outcome publish(long id) {
        Claim claim = claim(id);
        return await(() -> handler.handle(claim, () -> {}));
    }

    Claim claim(long id) {
        UUID job = (UUID) rows("SELECT job_id FROM import WHERE id = " + id)
                .iterator()
                .next()
                .getValue(0);
        return new Claim(
                job,
                "local",
                1,
                FENCE.incrementAndGet(),
                1,
                List.of(),
                "import",
                "{}",
                List.of(String.valueOf(id)),
                Duration.ofSeconds(30));
    }

    BatchHandler handler() {
        return handler;
    }

    long chat(String name) {
        return given().contentType("application/json")
                .body(Map.of("name", name))
                .post("/api/chats")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("id");
    }

    /** All messages of a chat in order, as "time sender: text". */
    List<String> listing(long chat) {
        List<String> listing = new ArrayList<>();
        for (Row row : rows("SELECT at::text || CASE WHEN seconds_known THEN ' ' ELSE '~ ' END || coalesce(sender, '-')"
                + " || ': ' || text FROM message WHERE chat_id = " + chat + " ORDER BY at, id")) {
            listing.add(row.getString(0));
        }
        return listing;
    }

    Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (String table : TABLES) {
            counts.put(
                    table,
                    rows("SELECT count(*) FROM " + table).iterator().next().getLong(0));
        }
        return counts;
    }

    RowSet<Row> rows(String sql) {
        return await(() -> pool.query(sql).execute());
    }

    static <T> T await(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
