package io.colloquy.gateway.limit;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.gateway.database.Database;
import io.colloquy.gateway.identity.AssumedAccount;
import io.colloquy.gateway.identity.AssumedOperator;
import io.colloquy.gateway.identity.Secret;
import io.colloquy.gateway.neighbour.NeighbourServers;
import io.colloquy.gateway.neighbour.Neighbours;
import io.colloquy.gateway.neighbour.RawClient;
import io.colloquy.postgrestest.FrozenServer;
import io.colloquy.postgrestest.PostgresServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(NeighbourServers.class)
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "gateway"))
class LimitsTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    Neighbours neighbours;

    @Inject
    Database database;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    @BeforeEach
    void fewOfEachKind() {
        neighbours.forget();
        Map<LimitClass, Rate> rates = new EnumMap<>(LimitClass.class);
        for (LimitClass limit : LimitClass.values()) {
            rates.put(limit, new Rate(30));
        }
        QuarkusMock.installMockForType(new LimitRates(rates), LimitRates.class);
    }

    @Test
    void whatIsLeftIsToldOnEveryAnswerAndTheRefusalSaysWhenTheNextIsLetThrough() {
        Awaitility.await().until(() -> share().header("RateLimit").contains("r=29;"));
        Response answer = share();
        assertTrue(answer.header("RateLimit").startsWith("\"share\";r=28;t="), answer.header("RateLimit"));
        assertEquals("\"share\";q=30;w=60", answer.header("RateLimit-Policy"));

        while (answer.statusCode() == 200) {
            answer = share();
        }

        answer.then()
                .statusCode(429)
                .contentType("application/problem+json")
                .header("RateLimit", "\"share\";r=0;t=" + answer.header("Retry-After"))
                .header("RateLimit-Policy", "\"share\";q=30;w=60")
                .body("type", equalTo("https://colloquy.io/problems/too-many-requests"));
        int told = Integer.parseInt(answer.header("Retry-After"));
        assertTrue(told >= 1 && told <= 2, told + " s");
        Awaitility.await().atMost(Duration.ofSeconds(told + 1)).until(() -> share().statusCode() == 200);
    }

    @Test
    void anInventedAddressChangesNothing() {
        int let = 0;
        Response answer = login(0);
        for (int i = 1; answer.statusCode() != 429 && i < 100; i++) {
            let++;
            answer = login(i);
        }

        assertTrue(let <= 31, let + " log-ins were let through");
        answer.then().statusCode(429).header("Retry-After", not(nullValue()));
    }

    @Test
    void guessesAtPasswordsAreCountedByAddressWhoeverIsLoggedIn() throws Exception {
        String address = "198.51.100." + ThreadLocalRandom.current().nextInt(1, 255);
        int let = 0;
        String answer = guess(address);
        for (; !answer.startsWith("HTTP/1.1 429") && let < 60; let++) {
            answer = guess(address);
        }

        assertTrue(let >= 30 && let <= 40, let + " guesses were let through");
        assertTrue(answer.contains("RateLimit: \"auth\";r=0;t="), answer);
        assertFalse(guess("203.0.113.2").startsWith("HTTP/1.1 429"));
    }

    /** Each time as somebody else. */
    private String guess(String address) throws IOException {
        return RawClient.throughProxy(
                port,
                "PUT /api/account/password HTTP/1.1\r\nHost: here\r\nConnection: close\r\nContent-Length: 0\r\n"
                        + "X-Forwarded-Proto: https\r\nX-Forwarded-For: " + address + "\r\n"
                        + AssumedAccount.HEADER + ": " + UUID.randomUUID() + "\r\n\r\n");
    }

    @Test
    void healthIsNeverLimited() {
        for (int i = 0; i < 70; i++) {
            given().get("/health").then().statusCode(200).header("RateLimit", nullValue());
        }
    }

    @Test
    void whileTheDatabaseIsAwayLogInsAreRefusedAndLinksAreReadOn() {
        int backend = backend();
        given().get("/api/chats").then().statusCode(200);
        try (var frozen = FrozenServer.ofBackend(backend)) {
            login(0).then()
                    .statusCode(503)
                    .header("Retry-After", "2")
                    .body("type", equalTo("https://colloquy.io/problems/database-unavailable"))
                    .time(lessThan(3000L));
            given().post("/v1/embeddings").then().statusCode(503);
            given().get("/api/chats").then().statusCode(200);
            assertEquals(429, untilRefused(this::share).statusCode());
        }
        Awaitility.await().ignoreExceptions().until(() -> backend() > 0);
    }

    @Test
    void operatorsAreLimitedInWhatCostsMoneyOnly() {
        for (int i = 0; i < 70; i++) {
            given().get("/api/chats").then().statusCode(200).header("RateLimit", nullValue());
        }

        assertEquals(429, untilRefused(() -> given().post("/v1/embeddings")).statusCode());
    }

    @Test
    void anAccountIsLimitedWhereverItAsksFrom() {
        String anna = UUID.randomUUID().toString();
        String bert = UUID.randomUUID().toString();

        Response refusal = untilRefused(() -> as(anna).post("/v1/embeddings"));

        refusal.then()
                .statusCode(429)
                .contentType("application/json")
                .header("X-Should-Retry", "true")
                .body("error.code", equalTo("too_many_requests"));
        as(bert).post("/v1/embeddings").then().statusCode(200).header("RateLimit", startsWith("\"llm\";r=29;t="));
        as(anna).get("/api/chats").then().statusCode(200).header("RateLimit", startsWith("\"api\";r=29;t="));
        assertEquals(429, untilRefused(() -> as(anna).get("/api/chats")).statusCode());
    }

    @Test
    void aFailureTellsWhatIsLeftAsWell() {
        neighbours.tracking.down();

        as(UUID.randomUUID().toString())
                .get("/api/jobs")
                .then()
                .statusCode(503)
                .header("RateLimit", startsWith("\"api\";r=29;t="))
                .header("RateLimit-Policy", "\"api\";q=30;w=60");
    }

    @Test
    void aFloodOfInventedCredentialsIsRefusedAndWhoeverIsKnownIsNot() throws Exception {
        String flooder = "198.51.100." + ThreadLocalRandom.current().nextInt(1, 255);
        askFrom(flooder, AssumedOperator.KEY);

        String answer = askFrom(flooder, Secret.session().reveal());
        int nobody = 0;
        for (; answer.startsWith("HTTP/1.1 401") && nobody < 60; nobody++) {
            answer = askFrom(flooder, Secret.session().reveal());
        }

        assertTrue(nobody >= 30 && nobody <= 40, nobody + " were looked up");
        assertTrue(answer.startsWith("HTTP/1.1 429"), answer);
        assertTrue(answer.contains("RateLimit: \"api\";r=0;t="), answer);
        assertTrue(answer.contains("Retry-After: "), answer);
        assertTrue(askFrom(flooder, AssumedOperator.KEY).startsWith("HTTP/1.1 200"));
        assertTrue(askFrom("203.0.113.1", Secret.session().reveal()).startsWith("HTTP/1.1 401"));
    }

    private String askFrom(String address, String secret) throws IOException {
        return RawClient.throughProxy(
                port,
                "GET /api/chats HTTP/1.1\r\nHost: here\r\nConnection: close\r\nX-Forwarded-Proto: https\r\nX-Forwarded-For: "
                        + address + "\r\nAuthorization: Bearer " + secret + "\r\n\r\n");
    }

    private static Response untilRefused(Supplier<Response> request) {
        Response answer = request.get();
        for (int i = 0; answer.statusCode() == 200 && i < 60; i++) {
            answer = request.get();
        }
        return answer;
    }

    private static RequestSpecification as(String account) {
        return given().header(AssumedAccount.HEADER, account);
    }

    private Response share() {
        return given().get("/api/shared/token");
    }

    private Response login(int attempt) {
        String address = "198.51.100." + attempt;
        return given().header("X-Forwarded-For", address)
                .header("Forwarded", "for=" + address)
                .header("X-Real-IP", address)
                .post("/api/auth/login");
    }

    private int backend() {
        return database.run("SELECT pg_backend_pid()", Tuple.tuple())
                .map(rows -> rows.iterator().next().getInteger(0))
                .await()
                .atMost(SOON);
    }
}
