package io.colloquy.gateway.leaving;

import static io.colloquy.gateway.session.People.as;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.gateway.database.Database;
import io.colloquy.gateway.neighbour.NeighbourServers;
import io.colloquy.gateway.neighbour.Neighbours;
import io.colloquy.gateway.neighbour.ScriptedNeighbour;
import io.colloquy.gateway.session.People;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(NeighbourServers.class)
class ExportTest {
    private static final String END = "{\"type\":\"end\",\"counts\":{\"chats\":1}}";

    Neighbours neighbours;

    @Inject
    Database database;

    @BeforeEach
    void nothingScripted() {
        neighbours.forget();
    }

    @Test
    void everythingOfAnAccountIsOneZipWithAReceiptThatFits() throws Exception {
        String name = People.name();
        String account = People.account(name, "user");
        String token = People.token(name);
        script(neighbours.summary, account, "{\"type\":\"chat\",\"name\":\"Club\"}\n" + END + "\n");
        script(neighbours.graph, account, END);
        script(neighbours.tracking, account, "\n" + END + "\n\n");

        byte[] zip = as(token)
                .get("/api/account/export")
                .then()
                .statusCode(200)
                .contentType("application/zip")
                .header("Content-Disposition", containsString("attachment"))
                .extract()
                .asByteArray();

        Map<String, byte[]> files = unzip(zip);
        assertEquals(
                "[account.ndjson, summary.ndjson, graph.ndjson, tracking.ndjson, receipt.json]",
                files.keySet().toString());
        assertTrue(text(files, "summary.ndjson").contains("Club"));
        assertTrue(text(files, "account.ndjson").contains(name));
        assertFalse(text(files, "account.ndjson").contains(token.substring(6)));
        JsonObject receipt = new JsonObject(text(files, "receipt.json")).getJsonObject("files");
        for (String file : receipt.fieldNames()) {
            byte[] sha = MessageDigest.getInstance("SHA-256").digest(files.get(file));
            assertEquals(
                    HexFormat.of().formatHex(sha), receipt.getJsonObject(file).getString("sha256"), file);
        }
        assertEquals(
                1, receipt.getJsonObject("graph.ndjson").getJsonObject("counts").getInteger("chats"));
        assertTrue(neighbours
                .summary
                .seen("/internal/accounts/" + account + "/export")
                .get(0)
                .value("authorization")
                .startsWith("Bearer "));
    }

    @Test
    void nothingIsLeftOutOfWhatTheGatewayKnows() throws Exception {
        String name = People.name();
        String account = People.account(name, "user");
        String token = People.token(name);
        script(neighbours.summary, account, END);
        script(neighbours.graph, account, END);
        script(neighbours.tracking, account, END);
        String many = "INSERT INTO audit_event (actor, account, action, request_id, detail)"
                + " SELECT $1, $2, 'operator-action', n::text, '{\"path\": \"here\"}' FROM generate_series(1, $3) n";
        run(many, Tuple.of("local", account, 10_500));
        run(many, Tuple.of(account, "acc_somebodyelse2345", 700));
        run(many, Tuple.of(account, account, 1));
        run(many, Tuple.of("local", "acc_somebodyelse2345", 1));

        byte[] zip = as(token)
                .get("/api/account/export")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();

        Map<String, byte[]> files = unzip(zip);
        JsonObject counts = new JsonObject(text(files, "receipt.json"))
                .getJsonObject("files")
                .getJsonObject("account.ndjson")
                .getJsonObject("counts");
        // Three more: that it was made, its log-in, and this export.
        assertEquals(10_500 + 700 + 1 + 3, counts.getInteger("auditEvent"));
        assertEquals(1, counts.getInteger("account"));
        assertEquals(1, counts.getInteger("session"));
        List<JsonObject> events = text(files, "account.ndjson")
                .lines()
                .map(JsonObject::new)
                .filter(line -> "auditEvent".equals(line.getString("type")))
                .toList();
        assertEquals(counts.getInteger("auditEvent"), events.size());
        assertEquals(events.size(), new HashSet<>(events).size());
        assertTrue(events.stream().anyMatch(event -> "acc_somebodyelse2345".equals(event.getString("account"))));
        assertEquals(
                11_201,
                events.stream()
                        .filter(event ->
                                "here".equals(event.getJsonObject("detail").getString("path")))
                        .count());
    }

    private void run(String sql, Tuple values) {
        database.run(sql, values, Duration.ofSeconds(20)).await().atMost(Duration.ofSeconds(30));
    }

    @Test
    void anExportThatAServiceCutShortIsNoZip() {
        String name = People.name();
        String account = People.account(name, "user");
        String token = People.token(name);
        script(neighbours.summary, account, "{\"type\":\"chat\",\"name\":\"Club\"}\n");
        script(neighbours.graph, account, END);
        script(neighbours.tracking, account, END);

        assertThrows(Exception.class, () -> {
            byte[] zip = as(token)
                    .get("/api/account/export")
                    .then()
                    .statusCode(200)
                    .extract()
                    .asByteArray();
            assertTrue(unzip(zip).containsKey("receipt.json"), "no receipt");
            throw new AssertionError("a cut export came with a receipt");
        });
    }

    private static void script(ScriptedNeighbour neighbour, String account, String lines) {
        neighbour.on("/internal/accounts/" + account + "/export", conversation -> {
            conversation.answer(200, lines);
        });
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(files.get(name), StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> unzip(byte[] bytes) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }
}
