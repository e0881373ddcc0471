package io.colloquy.gateway.idempotency;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.gateway.neighbour.Conversation;
import io.colloquy.gateway.neighbour.NeighbourServers;
import io.colloquy.gateway.neighbour.Neighbours;
import io.colloquy.postgrestest.PostgresServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(NeighbourServers.class)
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "gateway"))
class IdempotencyTest {
    Neighbours neighbours;

    private final Writer anna = new Writer();
    private final Creations service = new Creations();

    @BeforeEach
    void aServiceThatDoesWhatItIsAskedEveryTime() {
        neighbours.forget();
        neighbours.summary.on(Creations.PATH, service::create);
    }

    @Test
    void aRepeatedWriteHappensOnceAndGetsTheSameAnswer() {
        anna.post("{}")
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", nullValue())
                .body("id", equalTo(11));

        anna.post("{}")
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .header("Location", "/api/chats/11")
                .header("ETag", "\"11\"")
                .header("Set-Cookie", nullValue())
                .contentType("application/json")
                .body("id", equalTo(11));

        assertEquals(1, service.count());
        assertEquals(anna.key(), neighbours.summary.seen("/api/chats").get(0).value("idempotency-key"));
    }

    @Test
    void whileTheFirstRunsTheSecondIsToldToWait() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        neighbours.summary.on("/api/chats", conversation -> {
            go.await(20, TimeUnit.SECONDS);
            service.create(conversation);
        });
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<Response> first = other.submit(() -> anna.post("{}"));
            Awaitility.await().until(() -> neighbours.summary.seen("/api/chats").size() == 1);

            anna.post("{}")
                    .then()
                    .statusCode(409)
                    .header("Retry-After", "1")
                    .contentType("application/problem+json")
                    .body("type", equalTo("https://colloquy.io/problems/idempotency-key-running"));
            go.countDown();

            first.get().then().statusCode(201);
            anna.post("{}").then().statusCode(201).header("Idempotency-Replayed", "true");
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
                answers.add(crowd.submit(() -> anna.post("{}")));
            }
            for (Future<Response> answer : answers) {
                int status = answer.get().statusCode();
                assertTrue(status == 201 || status == 409, "answered " + status);
            }
        } finally {
            crowd.shutdownNow();
        }
        assertEquals(1, service.count());
    }

    @ParameterizedTest
    @CsvSource({"POST, /api/chats, 2", "POST, /api/chats?a=b, 1", "PUT, /api/chats, 1", "POST, /api/chats/7, 1"})
    void aKeyOfAnotherRequestIsRefused(Method method, String target, String body) {
        anna.post("1").then().statusCode(201);

        anna.keyed()
                .body(body)
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
        anna.post("{}").then().statusCode(status);
        neighbours.summary.on("/api/chats", service::create);

        anna.post("{}").then().statusCode(201).header("Idempotency-Replayed", nullValue());

        assertEquals(1, service.count());
    }

    @Test
    void whenNoAnswerCameTheKeyIsFreeAgain() {
        neighbours.summary.on("/api/chats", Conversation::reset);
        anna.post("{}").then().statusCode(502);
        neighbours.summary.on("/api/chats", service::create);

        anna.post("{}").then().statusCode(201).header("Idempotency-Replayed", nullValue());
    }

    @Test
    void aRefusedRequestIsAnswerEnough() {
        neighbours.summary.on("/api/chats", conversation -> {
            conversation.readBody();
            conversation.answer(422, "{\"theirs\":1}");
        });
        anna.post("{}").then().statusCode(422).body("theirs", equalTo(1));

        anna.post("{}")
                .then()
                .statusCode(422)
                .header("Idempotency-Replayed", "true")
                .body("theirs", equalTo(1));
    }

    @Test
    void whatTheGatewayItselfRefusedLeavesTheKeyFree() {
        anna.keyed()
                .contentType("application/xml")
                .body("<a/>")
                .post("/api/chats")
                .then()
                .statusCode(415);

        anna.post("{}").then().statusCode(201);
    }

    @Test
    void aFormIsTheSameWithAnotherBoundary() {
        neighbours.summary.on("/api/imports", service::create);

        anna.upload("Anna: hello").then().statusCode(201);
        anna.upload("Anna: hello").then().statusCode(201).header("Idempotency-Replayed", "true");
        anna.upload("Anna: goodbye").then().statusCode(422);

        assertEquals(1, service.count());
    }
}
