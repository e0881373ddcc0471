package io.colloquy.summary.caller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.colloquy.summary.As;
import io.colloquy.summary.SummaryServiceTest;
import io.colloquy.summary.caller.Household.Owned;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** W3: what is somebody else's is answered as what nobody has ever had, by every operation of openapi.yaml. */
@QuarkusTest
class OtherAccountsTest extends SummaryServiceTest {
    private static final String NOBODYS_NUMBER = "999999999999";
    private static final UUID NOBODYS_PLAN = UUID.fromString("00000000-0000-4000-8000-000000000000");

    @Inject
    Household household;

    private Owned anna;
    private String ben;
    private String bensChat;

    /** An operation with ids in it, sent by Ben. */
    private record Probe(String operation, String path, UnaryOperator<RequestSpecification> request) {
        static Probe of(String operation, String path) {
            return new Probe(operation, path, request -> request);
        }

        static Probe of(String operation, String path, Object body) {
            return new Probe(
                    operation,
                    path,
                    request -> request.contentType("application/json").body(body));
        }

        Response send(String account) {
            Method method = Method.valueOf(operation.substring(0, operation.indexOf(' ')));
            return request.apply(As.account(account)).request(method, path);
        }
    }

    @BeforeEach
    void twoPeople() {
        anna = household.furnish("acc_anna_" + UUID.randomUUID());
        ben = "acc_ben_" + UUID.randomUUID();
        bensChat = Household.post(As.account(ben), "/api/chats", Map.of("name", "own " + ben), 201)
                .getString("id");
    }

    @Test
    void somebodyElsesIdIsAnsweredLikeOneThatNobodyHas() {
        List<Probe> his =
                probes(anna.chat() + "", anna.message() + "", anna.importId() + "", anna.plan(), anna.draft());
        List<Probe> nobodys = probes(
                NOBODYS_NUMBER, NOBODYS_NUMBER, NOBODYS_NUMBER, NOBODYS_PLAN.toString(), NOBODYS_PLAN.toString());
        List<String> before = household.everythingBut(ben);

        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < his.size(); i++) {
            Response answer = his.get(i).send(ben);
            Response unknown = nobodys.get(i).send(ben);
            if (answer.statusCode() != 404
                    || all(answer).contains(anna.word())
                    || !plain(answer).equals(plain(unknown))) {
                wrong.add(his.get(i).operation() + ": " + all(answer) + " instead of " + all(unknown));
            }
        }

        assertEquals(List.of(), wrong);
        assertEquals(before, household.everythingBut(ben), "nothing of anybody's has changed");
    }

    @Test
    void listsAndCountsKnowOnlyOnesOwn() {
        List<String> wrong = new ArrayList<>();
        for (Probe list : lists()) {
            Response answer = list.send(ben);
            if (answer.statusCode() / 100 != 2
                    || all(answer).contains(anna.word())
                    || all(answer).contains(anna.plan())) {
                wrong.add(list.operation() + ": " + all(answer));
            }
        }

        assertEquals(List.of(), wrong);
        assertEquals(0, As.account(ben).get("/api/summaries/count").jsonPath().getInt("count"));
        assertEquals(2, anna.as().get("/api/summaries/count").jsonPath().getInt("count"));
        var plan = Household.post(As.account(ben), "/api/backfills", Map.of("dryRun", true, "mode", "all"), 201);
        assertEquals(List.of(), plan.getList("days"), "a plan for all chats is for all of one's own");
    }

    @Test
    void theSameFileOfSomebodyElseIsHisOwn() {
        var upload = As.account(ben)
                .multiPart("file", anna.fileName(), anna.file().getBytes(StandardCharsets.UTF_8))
                .header("Prefer", "wait=30")
                .post("/api/imports")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();

        assertEquals(2, upload.getInt("report.added"));
        assertEquals(0, upload.getInt("report.alreadyThere"));
        assertFalse(upload.getList("chats", Long.class).contains(anna.chat()));
        assertEquals(
                3,
                anna.as()
                        .get("/api/chats/" + anna.chat() + "/messages")
                        .jsonPath()
                        .getList("items")
                        .size());
    }

    @Test
    void aChatOfJsonLinesIsFoundAmongOnesOwn() {
        String lines = "{\"chat\": \"" + anna.word()
                + "\", \"at\": \"2024-05-13T10:00:00Z\", \"sender\": \"Ben\", \"text\": \"mine\"}\n";

        var upload = As.account(ben)
                .multiPart("file", "all.jsonl", lines.getBytes(StandardCharsets.UTF_8))
                .header("Prefer", "wait=30")
                .post("/api/imports")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();

        assertEquals(1, upload.getInt("report.added"));
        assertFalse(upload.getList("chats", Long.class).contains(anna.chat()));
    }

    @Test
    void everyOperationIsAskedHere() throws IOException {
        Set<String> asked = new TreeSet<>();
        probes("1", "1", "1", anna.plan(), anna.draft()).forEach(probe -> asked.add(probe.operation()));
        lists().forEach(list -> asked.add(list.operation()));

        Set<String> there = new TreeSet<>();
        JsonObject paths = new JsonObject(Files.readString(Path.of("openapi/openapi.json"))).getJsonObject("paths");
        for (String path : paths.fieldNames()) {
            // What is under /internal is for services, who ask for anybody; that nobody else gets there is their
            // token's matter.
            if (!path.startsWith("/internal/")) {
                paths.getJsonObject(path)
                        .fieldNames()
                        .forEach(method -> there.add(method.toUpperCase(Locale.ROOT) + " " + path));
            }
        }
        assertEquals(there, asked);
    }

    /** Those that take something away come last: each must fail by itself. */
    private List<Probe> probes(String chat, String message, String importId, String plan, String draft) {
        return List.of(
                Probe.of("GET /api/chats/{chat}", "/api/chats/" + chat),
                Probe.of("PATCH /api/chats/{chat}", "/api/chats/" + chat, Map.of("name", "taken")),
                Probe.of("GET /api/chats/{chat}/messages", "/api/chats/" + chat + "/messages"),
                Probe.of("GET /api/chats/{chat}/messages", "/api/chats/" + chat + "/messages?day=2024-05-13"),
                Probe.of("POST /api/chats/{chat}/messages", "/api/chats/" + chat + "/messages", MESSAGE),
                Probe.of("DELETE /api/chats/{chat}/messages/{message}", "/api/chats/" + chat + "/messages/" + message),
                Probe.of(
                        "DELETE /api/chats/{chat}/messages/{message}",
                        "/api/chats/" + bensChat + "/messages/" + message),
                Probe.of("GET /api/chats/{id}/days", "/api/chats/" + chat + "/days"),
                Probe.of("GET /api/chats/{id}/summaries", "/api/chats/" + chat + "/summaries"),
                Probe.of("GET /api/chats/{id}/summaries/{day}", "/api/chats/" + chat + "/summaries/2024-05-13"),
                Probe.of("GET /api/imports/{id}", "/api/imports/" + importId),
                upload(chat),
                Probe.of("GET /api/backfills/{id}", "/api/backfills/" + plan),
                Probe.of("GET /api/backfills/{id}", "/api/backfills/" + draft),
                Probe.of("POST /api/backfills", "/api/backfills", Map.of("planId", draft)),
                Probe.of("POST /api/backfills", "/api/backfills", Map.of("planId", plan, "dryRun", true)),
                Probe.of("POST /api/backfills", "/api/backfills", "{\"chatIds\": [" + chat + "]}"),
                Probe.of("POST /api/backfills", "/api/backfills", "{\"chatIds\": [" + bensChat + ", " + chat + "]}"),
                Probe.of("DELETE /api/chats/{chat}", "/api/chats/" + chat),
                Probe.of("DELETE /api/imports/{id}", "/api/imports/" + importId));
    }

    private static final Map<String, String> MESSAGE =
            Map.of("at", "2024-05-13T10:00:00Z", "sender", "Ben", "text", "into somebody else's chat");

    private static Probe upload(String chat) {
        byte[] file = "13/05/24, 10:00 - Ben: hello\n".getBytes(StandardCharsets.UTF_8);
        return new Probe(
                "POST /api/imports",
                "/api/imports",
                request -> request.multiPart("file", "x.txt", file).multiPart("chat", chat));
    }

    private static List<Probe> lists() {
        return List.of(
                Probe.of("GET /api/chats", "/api/chats?limit=200"),
                Probe.of("POST /api/chats", "/api/chats", Map.of("name", "one more")),
                Probe.of("GET /api/imports", "/api/imports?limit=200"),
                Probe.of("GET /api/backfills", "/api/backfills?limit=200"),
                Probe.of("GET /api/summaries/count", "/api/summaries/count"));
    }

    /** The answer without the ids that were asked for. */
    private String plain(Response answer) {
        String text = all(answer);
        for (String id : List.of(
                NOBODYS_PLAN.toString(),
                NOBODYS_NUMBER,
                anna.plan(),
                anna.draft(),
                anna.chat() + "",
                anna.message() + "",
                anna.importId() + "")) {
            text = text.replaceAll("(?<![0-9a-f])" + id + "(?![0-9a-f])", "?");
        }
        return text;
    }

    private static String all(Response answer) {
        return answer.statusCode()
                + answer.headers().asList().stream()
                        .filter(header -> !Set.of("content-length", "date")
                                .contains(header.getName().toLowerCase(Locale.ROOT)))
                        .map(Object::toString)
                        .sorted()
                        .collect(Collectors.joining("\n", "\n", "\n"))
                + answer.asString();
    }
}
