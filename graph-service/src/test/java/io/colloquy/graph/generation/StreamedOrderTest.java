package io.colloquy.graph.generation;

import static io.colloquy.graph.scripted.StreamScript.stream;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.graph.attempt.Deadline;
import io.colloquy.graph.prompt.Purpose;
import io.colloquy.graph.provider.Answer.Finish;
import io.colloquy.graph.provider.Call;
import io.colloquy.graph.provider.Material;
import io.colloquy.graph.scripted.ReliableProfile;
import io.colloquy.graph.scripted.Script;
import io.colloquy.graph.scripted.ScriptedProvider;
import io.colloquy.graph.scripted.StreamScript;
import io.colloquy.graph.streaming.Delta;
import io.colloquy.graph.streaming.StreamBroken;
import io.colloquy.graph.usage.Account;
import io.colloquy.internaltokentest.Bearer;
import io.colloquy.postgrestest.PostgresServer;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ReliableProfile.class)
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "graph"))
class StreamedOrderTest {
    private static final String TEXT = "The keeper counts the ships that pass at night.";
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    @ConfigProperty(name = "openai.base-url")
    URI provider;

    @Inject
    Generations generations;

    @Inject
    MeterRegistry metrics;

    private final Account account = new Account("streamer-" + UUID.randomUUID());
    private ScriptedProvider fake;

    @BeforeEach
    void start() {
        CircuitBreakerMaintenance.get().resetAll();
        fake = ScriptedProvider.startOn(provider.getPort());
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void aStreamThatEndedIsBookedWhenItsLastPieceComes() {
        fake.next(StreamScript.words(TEXT));

        var heard = heard(null).awaitCompletion(SOON);

        assertEquals(TEXT, text(heard));
        assertEquals(Finish.COMPLETE, last(heard).finish());
        assertEquals(1, usage().getInt("requestsToday"));
        assertEquals(12 + 9, usage().getInt("tokens"));
    }

    @Test
    void whoeverLeavesClosesTheSocketWithinASecondAndPaysForWhatWasDelivered() {
        fake.next(stream().role().tokens("The keeper counts").stall());
        var heard = heard(null).awaitItems(1, SOON);

        heard.cancel();

        Awaitility.await().atMost(A_SECOND).until(() -> fake.hangUps() == 1);
        Awaitility.await().atMost(SOON).until(() -> usage().getInt("tokens") > 0);
        assertEquals(1, usage().getInt("requestsToday"));
        assertTrue(usage().getInt("tokens") >= 3 + 1);
    }

    @Test
    void whoeverLeavesBeforeAnythingCameIsChargedNothing() {
        fake.next(Script.silence());
        var heard = heard(null);
        Awaitility.await().atMost(SOON).until(() -> fake.calls() == 1);

        heard.cancel();

        Awaitility.await().atMost(A_SECOND).until(() -> fake.hangUps() == 1);
        Awaitility.await().atMost(SOON).until(() -> usage().getInt("requestsToday") == 0);
        assertEquals(0, usage().getInt("tokens"));
        assertEquals(1, usage().getInt("cost.unpriced"), "the provider may bill what it had begun");
    }

    @Test
    void noStreamOutlivesItsDeadline() {
        var drip = stream().role().tokens("Drop by drop, ");
        IntStream.range(0, 200).forEach(i -> drip.pause(Duration.ofMillis(50)).tokens(" drop"));
        fake.next(drip);
        long start = System.nanoTime();

        var heard = heard(null, "1500").awaitFailure(SOON);

        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertTrue(took.toMillis() < 1_500 + 500, took + " is over the deadline");
        assertEquals(StreamBroken.class, heard.getFailure().getClass());
        Awaitility.await().atMost(A_SECOND).until(() -> fake.hangUps() == 1);
    }

    @Test
    void aStreamThatBrokeOffIsNoAnswerAndChargesNoRequest() {
        fake.next(stream().role().tokens("The keeper counts").cut());

        var heard = heard(null).awaitFailure(SOON);

        assertEquals(StreamBroken.class, heard.getFailure().getClass());
        assertEquals("The keeper counts", text(heard));
        assertEquals(1, fake.calls());
        assertEquals(0, usage().getInt("requestsToday"));
        assertTrue(usage().getInt("tokens") >= 3, "what was written was paid for");
    }

    @Test
    void unusableStreamsAreCountedWithWhatIsWrongWithThem() {
        double emptyBefore = invalid("empty");
        double truncatedBefore = invalid("truncated");
        fake.next(
                stream().role().finish("stop").usage(0).done().end(),
                stream()
                        .role()
                        .tokens("The keeper counts")
                        .finish("who knows")
                        .done()
                        .end());

        heard(null).awaitFailure(SOON);

        assertEquals(emptyBefore + 1, invalid("empty"));
        assertEquals(truncatedBefore + 1, invalid("truncated"), "a part of it was delivered");
    }

    @Test
    void aFailureBeforeTheFirstPieceIsTheProblemOfAPlainCall() {
        fake.next(Script.answers(401, "{}"));

        var problem = (HttpProblem) heard(null).awaitFailure(SOON).getFailure();

        assertEquals(
                "https://colloquy.io/problems/provider-rejected",
                problem.getType().toString());
    }

    @Test
    void theSameKeyStreamsTheKeptAnswerWithoutAnotherCall() {
        fake.next(StreamScript.words(TEXT));
        String key = "stream-" + UUID.randomUUID();
        heard(key).awaitCompletion(SOON);

        var again = heard(key).awaitCompletion(SOON);

        assertEquals(TEXT, text(again));
        assertEquals(9, last(again).usage().completionTokens());
        assertEquals(1, fake.calls());
        assertEquals(1, usage().getInt("requestsToday"));
    }

    private AssertSubscriber<Delta> heard(String key) {
        return heard(key, "20000");
    }

    private AssertSubscriber<Delta> heard(String key, String millis) {
        var request = new JsonObject("{\"messages\": [{\"role\": \"user\", \"content\": \"Tell me.\"}]}");
        var order = new Order(
                account,
                key,
                new Call(Purpose.CHAT, new Material.Chat(request)),
                null,
                Deadline.parse(millis, System.nanoTime()),
                false);
        return generations.stream(order).subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
    }

    private double invalid(String reason) {
        return metrics.counter("colloquy.validation.failures", "reason", reason).count();
    }

    private JsonPath usage() {
        return given().header(Bearer.as(account.name()))
                .get("/api/usage/current")
                .jsonPath();
    }

    private static String text(AssertSubscriber<Delta> heard) {
        return heard.getItems().stream().map(Delta::text).collect(Collectors.joining());
    }

    private static Delta last(AssertSubscriber<Delta> heard) {
        return heard.getItems().get(heard.getItems().size() - 1);
    }
}
