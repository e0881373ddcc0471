package io.colloquy.graph.attempt;

import static io.smallrye.faulttolerance.api.CircuitBreakerState.CLOSED;
import static io.smallrye.faulttolerance.api.CircuitBreakerState.HALF_OPEN;
import static io.smallrye.faulttolerance.api.CircuitBreakerState.OPEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.colloquy.graph.killswitch.KillSwitch;
import io.colloquy.graph.provider.LlmSettings;
import io.colloquy.graph.provider.ModelProvider;
import io.colloquy.graph.provider.Price;
import io.colloquy.graph.provider.ProviderFailure;
import io.colloquy.graph.provider.ProviderFailure.Kind;
import io.colloquy.graph.rollout.RetrySettings;
import io.colloquy.graph.route.Route;
import io.colloquy.postgrestest.PostgresServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A route that was away is probed by one call at a time, until a call has found something out about it. */
@QuarkusTest
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "graph"))
class ProbeTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration ALONE = Duration.ofMillis(300);
    private static final AtomicInteger ROUTES = new AtomicInteger();

    @Inject
    KillSwitch generations;

    @Inject
    ModelProvider offline;

    private RouteGuard guard;
    private Route route;

    @BeforeEach
    void aRouteThatWasAway() {
        guard = new RouteGuard(
                new LlmSettings("offline", true, 1),
                new RetrySettings(1, List.of(Duration.ofMillis(50)), true),
                new Guards(ALONE),
                generations);
        route = route("probed-" + ROUTES.incrementAndGet());
        call(ProbeTest::away);
        call(ProbeTest::away);
        Awaitility.await().atMost(SOON).until(() -> state() == HALF_OPEN);
    }

    @Test
    void aProbeThatIsAnsweredOpensTheRouteForAll() {
        assertEquals("ok", answered());

        assertEquals(CLOSED, state());
    }

    @Test
    void aCallerWhoLeavesItsProbeLeavesItToTheNext() {
        leaveIn(Uni.createFrom().nothing());

        call(ProbeTest::away);

        assertEquals(OPEN, state(), "the next one was asked, and found the route still away");
    }

    @Test
    void aRouteIsBackWhenWhoeverComesAfterThoseWhoLeftIsAnswered() {
        leaveIn(Uni.createFrom().nothing());
        leaveIn(Uni.createFrom().nothing());

        assertEquals("ok", answered());
        assertEquals(CLOSED, state());
    }

    @Test
    void aCallThatGotNoPlaceFoundNothingOut() {
        var holding = guard.run(
                        route("holding-" + ROUTES.get()),
                        journey("30000"),
                        number -> Uni.createFrom().nothing())
                .subscribe()
                .with(item -> {});
        Journey hurried = journey("80");

        assertThrows(
                Overloaded.class,
                () -> guard.run(route, hurried, number -> Uni.createFrom().item("never"))
                        .await()
                        .atMost(SOON));
        assertEquals(HALF_OPEN, state());
        holding.cancel();

        assertEquals("ok", answered());
        assertEquals(CLOSED, state());
    }

    @Test
    void aCallerInAHurryFindsNothingOut() {
        assertThrows(
                DeadlineExceeded.class,
                () -> guard.run(route, journey("80"), number -> Uni.createFrom().nothing())
                        .await()
                        .atMost(SOON));

        assertEquals(HALF_OPEN, state());
        assertEquals("ok", answered());
    }

    @Test
    void aProbeThatWasTakenOverIsRepeatedAsAnyCallIs() {
        leaveIn(Uni.createFrom().nothing());
        var numbers = new AtomicInteger();

        String said = guard.run(route, journey("30000"), number -> {
                    numbers.set(number);
                    return number == 1
                            ? failure(Kind.INVALID)
                            : Uni.createFrom().item("ok");
                })
                .await()
                .atMost(SOON);

        assertEquals("ok", said);
        assertEquals(2, numbers.get());
        assertEquals(CLOSED, state());
    }

    @Test
    void onlyOneTakesAProbeOver() {
        leaveIn(Uni.createFrom().nothing());
        var second = guard.run(
                        route, journey("30000"), number -> Uni.createFrom().nothing())
                .subscribe()
                .with(item -> {});

        var refused = assertThrows(ProviderFailure.class, this::answered);

        assertEquals(Kind.UNAVAILABLE, refused.kind());
        second.cancel();
        assertEquals("ok", answered());
    }

    @Test
    void whoLeavesDuringAPauseHasNoPartInTheVerdict() throws InterruptedException {
        assertEquals("ok", answered());
        var failed = new CountDownLatch(1);
        var leaving = guard.run(
                        route, journey("30000"), number -> away().onFailure().invoke(failed::countDown))
                .subscribe()
                .with(item -> {});
        failed.await();
        leaving.cancel();
        Awaitility.await().pollDelay(Duration.ofMillis(150)).until(() -> true);
        call(ProbeTest::away);

        assertEquals(CLOSED, state(), "three attempts were heard, and a verdict takes four");
    }

    private String answered() {
        return guard.run(route, journey("30000"), number -> Uni.createFrom().item("ok"))
                .await()
                .atMost(SOON);
    }

    private void call(Supplier<Uni<String>> said) {
        assertThrows(
                ProviderFailure.class,
                () -> guard.run(route, journey("30000"), number -> said.get())
                        .await()
                        .atMost(SOON));
    }

    private void leaveIn(Uni<String> middle) {
        guard.run(route, journey("30000"), number -> middle)
                .subscribe()
                .with(item -> {})
                .cancel();
    }

    private CircuitBreakerState state() {
        return CircuitBreakerMaintenance.get().currentState(route.label());
    }

    private static Uni<String> away() {
        return failure(Kind.UNAVAILABLE);
    }

    private static Uni<String> failure(Kind kind) {
        return Uni.createFrom().failure(new ProviderFailure(kind, "It is " + kind + "."));
    }

    private static Journey journey(String millis) {
        return new Journey(UUID.randomUUID(), Deadline.parse(millis, System.nanoTime()));
    }

    private Route route(String model) {
        return new Route(model, offline, model, null, Price.FREE, false, List.of());
    }
}
