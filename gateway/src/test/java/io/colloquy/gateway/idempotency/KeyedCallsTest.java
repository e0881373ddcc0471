package io.colloquy.gateway.idempotency;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.gateway.database.Database;
import io.colloquy.gateway.neighbour.NeighbourServers;
import io.colloquy.gateway.neighbour.Neighbours;
import io.colloquy.gateway.neighbour.RawClient;
import io.colloquy.postgrestest.FrozenServer;
import io.colloquy.postgrestest.PostgresServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
class KeyedCallsTest {
    Neighbours neighbours;

    @Inject
    Database database;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    private final Writer anna = new Writer();
    private final Creations service = new Creations();

    @BeforeEach
    void aServiceThatDoesWhatItIsAskedEveryTime() {
        neighbours.forget();
        neighbours.summary.on(Creations.PATH, service::create);
    }

    @Test
    void whoeverLostHisConnectionGetsTheAnswerOfWhatHeBegan() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        neighbours.summary.on("/api/chats", conversation -> {
            conversation.readBody();
            arrived.countDown();
            go.await(20, TimeUnit.SECONDS);
            service.created(conversation);
        });
        try (RawClient client = new RawClient(port)) {
            client.send(anna.head(Creations.PATH, 2) + "{}");
            assertTrue(arrived.await(20, TimeUnit.SECONDS));
        }
        Awaitility.await().during(Duration.ofMillis(300)).until(() -> service.count() == 0);
        go.countDown();

        Awaitility.await().until(() -> anna.post("{}").statusCode() == 201);
        anna.post("{}").then().header("Idempotency-Replayed", "true");
        assertEquals(1, service.count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 300000", "Content-Type: text/plain", "Content-Type: text/event-stream"})
    void anAnswerThatIsTooLargeOrAStreamPassesAndIsNotGivenTwice(String form) {
        neighbours.summary.on(Creations.PATH, conversation -> service.createMuch(conversation, form));

        assertEquals(
                300_000, anna.post("{}").then().statusCode(200).extract().body().asByteArray().length);
        anna.post("{}")
                .then()
                .statusCode(409)
                .header("Retry-After", nullValue())
                .body("type", equalTo("https://colloquy.io/problems/idempotency-key-spent"));

        assertEquals(1, service.count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with space", "ümlaut"})
    void aMalformedKeyIsRefused(String malformed) {
        Writer.unkeyed()
                .header("Idempotency-Key", malformed)
                .post("/api/chats")
                .then()
                .statusCode(400)
                .body("type", equalTo("https://colloquy.io/problems/malformed-idempotency-key"));
        Writer.unkeyed()
                .header("Idempotency-Key", "k".repeat(256))
                .post("/api/chats")
                .then()
                .statusCode(400);
        anna.keyed().header("Idempotency-Key", "two").post("/api/chats").then().statusCode(400);
        assertEquals(0, service.count());
    }

    @Test
    void readsAndModelCallsPassAsTheyCome() {
        for (int i = 0; i < 2; i++) {
            anna.keyed().get("/api/chats/1").then().statusCode(200).header("Idempotency-Replayed", nullValue());
            anna.keyed().body("{}").post("/v1/embeddings").then().statusCode(200);
        }

        assertEquals(2, neighbours.graph.seen("/v1/embeddings").size());
        assertEquals(anna.key(), neighbours.graph.seen("/v1/embeddings").get(1).value("idempotency-key"));
    }

    @Test
    void whileTheDatabaseIsAwayAKeyPromisesNothingAndNothingIsDone() {
        int backend = backend();
        try (var frozen = FrozenServer.ofBackend(backend)) {
            anna.post("{}").then().statusCode(503).header("Retry-After", "2").time(lessThan(3000L));
            assertEquals(0, service.count());
        }
        Awaitility.await().ignoreExceptions().until(() -> backend() > 0);
    }

    @Test
    void anUploadThatBrokeOffIsSentAgainUnderItsKey() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        neighbours.summary.on(Creations.PATH, conversation -> {
            begun.countDown();
            service.create(conversation);
        });
        try (RawClient client = new RawClient(port)) {
            client.send(anna.head(Creations.PATH, 2) + "{");
            assertTrue(begun.await(20, TimeUnit.SECONDS));
        }

        Awaitility.await().until(() -> anna.post("{}").statusCode() == 201);

        assertEquals(1, service.count());
    }

    @ParameterizedTest
    @CsvSource({"422, 201, ", "201, 201, true"})
    void whatWasAnsweredBeforeItsBodyHadArrivedIsComparedWithNoBody(int early, int then, String replayed)
            throws Exception {
        neighbours.summary.on(Creations.PATH, conversation -> conversation.answer(early, "{}"));
        try (RawClient client = new RawClient(port)) {
            client.send(anna.head(Creations.PATH, 2) + "{");
            assertTrue(client.readUntil("\r\n\r\n").startsWith("HTTP/1.1 " + early));
        }
        neighbours.summary.on(Creations.PATH, service::create);

        anna.post("{}").then().statusCode(then).header("Idempotency-Replayed", replayed);
    }

    @Test
    void aRepetitionHasNoMoreTimeThanItsRequestHad() throws Exception {
        anna.post("{}").then().statusCode(201);

        assertTrue(repeat("X-Request-Deadline-Ms: 700").contains("/body-too-slow"));
        assertTrue(repeat("X-Request-Deadline-Ms: soon").contains("/malformed-deadline"));
    }

    private String repeat(String header) throws Exception {
        try (RawClient client = new RawClient(port)) {
            client.send(anna.head(Creations.PATH, 2).replace("\r\nHost", "\r\n" + header + "\r\nHost") + "{");
            return client.readUntil("}");
        }
    }

    @Test
    void aLargeUploadIsComparedWhileItArrives() throws Exception {
        neighbours.summary.on("/api/imports", service::create);

        assertTrue(send(64).startsWith("HTTP/1.1 201 "));
        String again = send(64);

        assertTrue(
                again.startsWith("HTTP/1.1 201 ")
                        && again.toLowerCase(Locale.ROOT).contains("idempotency-replayed: true"),
                again);
        assertEquals(1, service.count());
    }

    private String send(int megabytes) throws Exception {
        try (RawClient client = new RawClient(port)) {
            client.send(anna.head("/api/imports", megabytes * 1_000_000L));
            for (int i = 0; i < megabytes; i++) {
                client.out().write(new byte[1_000_000]);
            }
            return client.readUntil("\r\n\r\n");
        }
    }

    private int backend() {
        return database.run("SELECT pg_backend_pid()", Tuple.tuple())
                .map(rows -> rows.iterator().next().getInteger(0))
                .await()
                .atMost(Duration.ofSeconds(10));
    }
}
