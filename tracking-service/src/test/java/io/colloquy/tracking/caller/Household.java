package io.colloquy.tracking.caller;

import static io.colloquy.tracking.annotation.Collections.document;
import static io.colloquy.tracking.annotation.Collections.lines;

import io.colloquy.tracking.TrackingClient;
import io.colloquy.tracking.TrackingClient.Claimed;
import io.colloquy.tracking.annotation.Collections;
import io.restassured.path.json.JsonPath;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** Gives an account some of everything, with one word in all its texts by which any trace of it is found. */
@ApplicationScoped
public class Household {
    private final Pool pool;

    Household(Pool pool) {
        this.pool = pool;
    }

    /**
     * What an account has.
     *
     * @param word in each of its texts, and nowhere else
     * @param open a job of three batches: one was completed, one is held, one waits
     * @param held the batch that a worker has
     * @param paused a job of a batch that waits for it to go on
     * @param failed a job that has ended with failures and messages
     * @param upload one that was stored by a job
     */
    public record Owned(
            String account,
            String word,
            UUID open,
            Claimed held,
            UUID paused,
            UUID failed,
            Collections annotations,
            JsonPath upload) {
        public TrackingClient tracking() {
            return new TrackingClient(account);
        }
    }

    public Owned furnish(String account) {
        String word = "plant" + UUID.randomUUID().toString().replace("-", "");
        var tracking = new TrackingClient(account);
        UUID failed = create(tracking, word, 1);
        tracking.call(
                        tracking.claimOne(),
                        "complete",
                        Map.of("done", 0, "failed", 1, "skipped", 0, "invalid", 0, "messages", message(word)))
                .statusCode(204);
        UUID paused = create(tracking, word, 1);
        tracking.control(paused, "pause").statusCode(200);
        UUID open = create(tracking, word, 3);
        tracking.complete(tracking.claimOne());
        Claimed held = tracking.claimOne();
        var annotations = new Collections(account, "p" + UUID.randomUUID());
        annotations
                .upload("replace", lines(document("small-" + word, "A text with " + word)) + "\nno JSON " + word)
                .then()
                .statusCode(201);
        JsonObject[] many = IntStream.range(0, 300)
                .mapToObj(number -> document("large-" + number, "A long text with " + word, "T1:0:6:" + word))
                .toArray(JsonObject[]::new);
        JsonPath upload = annotations.finished(annotations.upload("replace", lines(many)));
        return new Owned(account, word, open, held, paused, failed, annotations, upload);
    }

    /** Every row of every table, as text, in which a word stands. */
    public List<String> rowsWith(String word) {
        var found = new ArrayList<String>();
        for (String table : tables()) {
            pool.query("SELECT t::text AS row FROM " + table + " AS t WHERE strpos(t::text, '" + word + "') > 0")
                    .executeAndAwait()
                    .forEach(row -> found.add(table + ": " + row.getString("row")));
        }
        return found;
    }

    private List<String> tables() {
        var tables = new ArrayList<String>();
        pool.query("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
                        + " AND table_type = 'BASE TABLE' AND table_name <> 'flyway_schema_history'")
                .executeAndAwait()
                .forEach(row -> tables.add(row.getString("table_name")));
        return tables;
    }

    private static UUID create(TrackingClient tracking, String word, int batches) {
        UUID id = UUID.randomUUID();
        String[] items = IntStream.range(0, batches)
                .mapToObj(number -> "item-" + number + "-" + word)
                .toArray(String[]::new);
        JsonObject job = tracking.job(id, items)
                .put("title", "A job with " + word)
                .put("payload", new JsonObject().put("secret", word));
        tracking.post("/internal/jobs", job).then().statusCode(201);
        return id;
    }

    private static JsonArray message(String word) {
        return new JsonArray()
                .add(new JsonObject()
                        .put("item", "item-0-" + word)
                        .put("severity", "error")
                        .put("text", "It failed at " + word));
    }
}
