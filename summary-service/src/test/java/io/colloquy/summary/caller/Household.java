package io.colloquy.summary.caller;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.colloquy.summary.As;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Somebody who has one of everything, with a word of his own in all of it; and what the database holds of such words. */
@ApplicationScoped
public class Household {
    private final Pool pool;

    Household(Pool pool) {
        this.pool = pool;
    }

    /**
     * Whose it is.
     *
     * @param word in the chat's name, in the file's name, in senders and texts
     */
    public record Owned(
            String account, String word, long chat, long message, long importId, String plan, String draft) {
        public RequestSpecification as() {
            return As.account(account);
        }

        public String file() {
            return export(word);
        }

        public String fileName() {
            return "WhatsApp Chat with " + word + ".txt";
        }
    }

    /** An imported chat with two days, both summarised, by a plan; another plan that is only made; and a live message. */
    public Owned furnish(String account) {
        String word = "w" + UUID.randomUUID().toString().replace("-", "");
        var as = new Owned(account, word, 0, 0, 0, null, null);
        long id = as.as()
                .multiPart("file", as.fileName(), as.file().getBytes(StandardCharsets.UTF_8))
                .header("Prefer", "wait=30")
                .post("/api/imports")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("id");
        long chat = as.as().get("/api/imports/" + id).jsonPath().getLong("chats[0]");
        post(as.as(), "/api/chats/" + chat + "/messages", said(word), 201);
        String plan = post(as.as(), "/api/backfills", Map.of("chatIds", List.of(chat)), 202)
                .getString("planId");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertEquals(
                        "finished",
                        as.as().get("/api/backfills/" + plan).jsonPath().getString("state")));
        String draft = post(as.as(), "/api/backfills", Map.of("dryRun", true, "mode", "all"), 201)
                .getString("planId");
        long message =
                as.as().get("/api/chats/" + chat + "/messages").jsonPath().getLong("items[0].id");
        return new Owned(account, word, chat, message, id, plan, draft);
    }

    public static JsonPath post(RequestSpecification as, String path, Object body, int status) {
        return as.contentType("application/json")
                .body(body)
                .post(path)
                .then()
                .statusCode(status)
                .extract()
                .jsonPath();
    }

    private static Map<String, String> said(String word) {
        return Map.of("id", "live-" + word, "at", "2024-05-14T11:00:00Z", "sender", word, "text", "live " + word);
    }

    private static String export(String word) {
        return "13/05/24, 10:00 - " + word + ": hello " + word + "\n14/05/24, 10:00 - Ben: good night " + word + "\n";
    }

    /** The tables, with how many of their rows hold the word anywhere. */
    public Map<String, Long> rowsWith(String word) {
        Map<String, Long> found = new TreeMap<>();
        for (String table : tables()) {
            long rows = number("SELECT count(*) FROM " + table + " t WHERE t::text LIKE '%" + word + "%'");
            if (rows > 0) {
                found.put(table, rows);
            }
        }
        return found;
    }

    /** All rows of all tables as text, but for the account's new ones. */
    public List<String> everythingBut(String account) {
        List<String> rows = new ArrayList<>();
        for (String table : tables()) {
            String sql = "SELECT t::text FROM " + table + " t WHERE t::text NOT LIKE '%" + account + "%'";
            execute(sql).forEach(row -> rows.add(table + row.getString(0)));
        }
        return rows.stream().sorted().toList();
    }

    private List<String> tables() {
        List<String> tables = new ArrayList<>();
        execute(
                        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'")
                .forEach(row -> tables.add(row.getString(0)));
        return tables;
    }

    public long number(String sql) {
        return execute(sql).iterator().next().getLong(0);
    }

    /** Locks in a transaction of its own, until what is given back is run. */
    public Runnable hold(String sql) {
        var connection = pool.getConnection().await().atMost(Duration.ofSeconds(5));
        var transaction = connection.begin().await().atMost(Duration.ofSeconds(5));
        connection.query(sql).execute().await().atMost(Duration.ofSeconds(5));
        return () -> transaction.rollback().chain(connection::close).await().atMost(Duration.ofSeconds(5));
    }

    public RowSet<Row> execute(String sql) {
        return pool.query(sql).execute().await().atMost(Duration.ofSeconds(20));
    }
}
