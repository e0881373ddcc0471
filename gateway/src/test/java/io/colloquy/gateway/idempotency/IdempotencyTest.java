package io.colloquy.gateway.idempotency;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.gateway.database.Database;
import io.colloquy.gateway.identity.AssumedAccount;
import io.colloquy.gateway.neighbour.Conversation;
import io.colloquy.gateway.neighbour.NeighbourServers;
import io.colloquy.gateway.neighbour.Neighbours;
import io.colloquy.gateway.neighbour.RawClient;
import io.colloquy.postgrestest.FrozenServer;
import io.colloquy.postgrestest.PostgresServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(NeighbourServers.class)
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "gateway"))
class IdempotencyTest {
    private static final String CREATED =
            "HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nLocation: /api/chats/%1$d\r\n"
                    + "ETag: \"%1$d\"\r\nSet-Cookie: a=b\r\nContent-Length: 9\r\n\r\n{\"id\":%1$d}";

    Neighbours neighbours;

    @Inject
    Database database;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    private final String key = UUID.randomUUID().toString();
    private final AtomicInteger done = new AtomicInteger();

    @BeforeEach
    void aServiceThatDoesWhatItIsAskedEveryTime() {
        neighbours.forget();
        neighbours.summary.on("/api/chats", this::create);
    }

    @Test
    void aRepeatedWriteHappensOnceAndGetsTheSameAnswer() {
        post("{}")
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", nullValue())
                .body("id", equalTo(11));

        post("{}")
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .header("Location", "/api/chats/11")
                .header("ETag", "\"11\"")
                .header("Set-Cookie", nullValue())
                .contentType("application/json")
                .body("id", equalTo(11));

        assertEquals(1, done.get());
        assertEquals(key, neighbours.summary.seen("/api/chats").get(0).value("idempotency-key"));
    }

    @Test
    void whileTheFirstRunsTheSecondIsToldToWait() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        neighbours.summary.on("/api/chats", conversation -> {
            go.await(20, TimeUnit.SECONDS);
            create(conversation);
        });
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<Response> first = other.submit(() -> post("{}"));
            Awaitility.await().until(() -> neighbours.summary.seen("/api/chats").size() == 1);

            post("{}")
                    .then()
                    .statusCode(409)
                    .header("Retry-After", "1")
                    .contentType("application/problem+json")
                    .body("type", equalTo("https://colloquy.io/problems/idempotency-key-running"));
            go.countDown();

            first.get().then().statusCode(201);
            post("{}").then().statusCode(201).header("Idempotency-Replayed", "true");
        } finally {
            go.countDown();
            other.shutdownNow();
        }
    }

    @Test
    void ofManyAtOnceOneHappens() throws Exception {
        ExecutorService crowd = Executors.newFixedThreadPool(16);
        try {
            List<Future<Response>> answers = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                answers.add(crowd.submit(() -> post("{}")));
            }
            for (Future<Response> answer : answers) {
                int status = answer.get().statusCode();
                assertTrue(status == 201 || status == 409, "answered " + status);
            }
        } finally {
            crowd.shutdownNow();
        }
        assertEquals(1, done.get());
    }

    @ParameterizedTest
    @CsvSource({"POST, /api/chats, 2", "POST, /api/chats?a=b, 1", "PUT, /api/chats, 1", "POST, /api/chats/7, 1"})
    void aKeyOfAnotherRequestIsRefused(Method method, String target, String body) {
        post("1").then().statusCode(201);

        keyed().body(body)
                .request(method, target)
                .then()
                .statusCode(422)
                .body("type", equalTo("https://colloquy.io/problems/idempotency-key-reused"));

        assertEquals(1, neighbours.summary.seen().size());
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503})
    void afterAFailureTheKeyIsFreeAgain(int status) {
        neighbours.summary.on("/api/chats", conversation -> {
            conversation.readBody();
            conversation.answer(status, "{}");
        });
        post("{}").then().statusCode(status);
        neighbours.summary.on("/api/chats", this::create);

        post("{}").then().statusCode(201).header("Idempotency-Replayed", nullValue());

        assertEquals(1, done.get());
    }

    @Test
    void whenNoAnswerCameTheKeyIsFreeAgain() {
        neighbours.summary.on("/api/chats", Conversation::reset);
        post("{}").then().statusCode(502);
        neighbours.summary.on("/api/chats", this::create);

        post("{}").then().statusCode(201).header("Idempotency-Replayed", nullValue());
    }

    @Test
    void aRefusedRequestIsAnswerEnough() {
        neighbours.summary.on("/api/chats", conversation -> {
            conversation.readBody();
            conversation.answer(422, "{\"theirs\":1}");
        });
        post("{}").then().statusCode(422).body("theirs", equalTo(1));

        post("{}").then().statusCode(422).header("Idempotency-Replayed", "true").body("theirs", equalTo(1));
    }

    @Test
    void whatTheGatewayItselfRefusedLeavesTheKeyFree() {
        keyed().contentType("application/xml")
                .body("<a/>")
                .post("/api/chats")
                .then()
                .statusCode(415);

        post("{}").then().statusCode(201);
    }

    @Test
    void whoeverLostHisConnectionGetsTheAnswerOfWhatHeBegan() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        neighbours.summary.on("/api/chats", conversation -> {
            conversation.readBody();
            arrived.countDown();
            go.await(20, TimeUnit.SECONDS);
            created(conversation);
        });
        try (RawClient client = new RawClient(port)) {
            client.send(
                    "POST /api/chats HTTP/1.1\r\nHost: here\r\n" + AssumedAccount.HEADER + ": anna\r\nIdempotency-Key: "
                            + key + "\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
            assertTrue(arrived.await(20, TimeUnit.SECONDS));
        }
        Awaitility.await().during(Duration.ofMillis(300)).until(() -> done.get() == 0);
        go.countDown();

        Awaitility.await().until(() -> post("{}").statusCode() == 201);
        post("{}").then().header("Idempotency-Replayed", "true");
        assertEquals(1, done.get());
    }

    @Test
    void aFormIsTheSameWithAnotherBoundary() {
        neighbours.summary.on("/api/imports", this::create);

        upload("Anna: hello").then().statusCode(201);
        upload("Anna: hello").then().statusCode(201).header("Idempotency-Replayed", "true");
        upload("Anna: goodbye").then().statusCode(422);

        assertEquals(1, done.get());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 300000", "Transfer-Encoding: chunked", "Content-Type: text/event-stream"})
    void anAnswerThatIsTooLargeOrAStreamPassesAndIsNotGivenTwice(String form) {
        neighbours.summary.on("/api/chats", conversation -> {
            conversation.readBody();
            done.incrementAndGet();
            large(conversation, form);
        });

        assertEquals(300_000, post("{}").then().statusCode(200).extract().body().asByteArray().length);
        post("{}")
                .then()
                .statusCode(409)
                .header("Retry-After", nullValue())
                .body("type", equalTo("https://colloquy.io/problems/idempotency-key-spent"));

        assertEquals(1, done.get());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with space", "ümlaut"})
    void aMalformedKeyIsRefused(String malformed) {
        given().header(AssumedAccount.HEADER, "anna")
                .header("Idempotency-Key", malformed)
                .post("/api/chats")
                .then()
                .statusCode(400)
                .body("type", equalTo("https://colloquy.io/problems/malformed-idempotency-key"));
        given().header(AssumedAccount.HEADER, "anna")
                .header("Idempotency-Key", "k".repeat(256))
                .post("/api/chats")
                .then()
                .statusCode(400);
        keyed().header("Idempotency-Key", "two").post("/api/chats").then().statusCode(400);
        assertEquals(0, done.get());
    }

    @Test
    void readsAndModelCallsPassAsTheyCome() {
        for (int i = 0; i < 2; i++) {
            keyed().get("/api/chats/1").then().statusCode(200).header("Idempotency-Replayed", nullValue());
            keyed().body("{}").post("/v1/embeddings").then().statusCode(200);
        }

        assertEquals(2, neighbours.graph.seen("/v1/embeddings").size());
        assertEquals(key, neighbours.graph.seen("/v1/embeddings").get(1).value("idempotency-key"));
    }

    @Test
    void whileTheDatabaseIsAwayAKeyPromisesNothingAndNothingIsDone() {
        int backend = backend();
        given().delete("/api/chats/known").then().statusCode(200);
        try (var frozen = FrozenServer.ofBackend(backend)) {
            post("{}").then().statusCode(503).header("Retry-After", "2").time(lessThan(3000L));
            assertEquals(0, done.get());
            given().header(AssumedAccount.HEADER, "anna")
                    .post("/api/chats")
                    .then()
                    .statusCode(201);
        }
        Awaitility.await().ignoreExceptions().until(() -> backend() > 0);
    }

    private Response post(String body) {
        return keyed().body(body).post("/api/chats");
    }

    private Response upload(String text) {
        return keyed().contentType("multipart/form-data")
                .multiPart("file", "chat.txt", text.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/api/imports");
    }

    private RequestSpecification keyed() {
        return given().header(AssumedAccount.HEADER, "anna")
                .header("Idempotency-Key", key)
                .contentType("application/json");
    }

    private void create(Conversation conversation) throws IOException {
        conversation.readBody();
        created(conversation);
    }

    private void created(Conversation conversation) throws IOException {
        conversation.write(CREATED.formatted(10 + done.incrementAndGet()));
    }

    private static void large(Conversation conversation, String form) throws IOException {
        String body = "x".repeat(300_000);
        boolean chunked = !form.startsWith("Content-Length");
        String head = form.startsWith("Content-Type") ? form : form + "\r\nContent-Type: text/plain";
        conversation.write("HTTP/1.1 200 OK\r\n" + head
                + (form.startsWith("Content-Type") ? "\r\nTransfer-Encoding: chunked" : "") + "\r\n\r\n"
                + (chunked ? Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n" : body));
    }

    private int backend() {
        return database.run("SELECT pg_backend_pid()", Tuple.tuple())
                .map(rows -> rows.iterator().next().getInteger(0))
                .await()
                .atMost(Duration.ofSeconds(10));
    }
}
