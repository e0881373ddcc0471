package io.colloquy.summary.tracking;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.colloquy.summary.FakeTracking;
import io.colloquy.summary.ScriptedNeighbour.Reply;
import io.colloquy.summary.SummaryServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OutboxTest extends SummaryServiceTest {
    FakeTracking tracking;

    @Inject
    Outbox outbox;

    @Inject
    OutboxDelivery delivery;

    @Inject
    Pool pool;

    @Inject
    CircuitBreakerMaintenance breakers;

    /** Other tests leave orders that nobody took, and a breaker that tells so. */
    @BeforeEach
    void oweNothing() {
        pool.query("UPDATE job_order SET delivered_at = now() WHERE delivered_at IS NULL")
                .execute()
                .await()
                .atMost(Duration.ofSeconds(5));
        breakers.resetAll();
    }

    @AfterEach
    void behave() {
        tracking.behave();
    }

    @Test
    void anOrderOfARolledBackTransactionIsNeverSent() {
        JobOrder order = order();

        assertThrows(
                IllegalStateException.class,
                () -> pool.withTransaction(transaction -> outbox.order(transaction, order)
                                .chain(() -> Uni.createFrom().<Void>failure(new IllegalStateException("rolled back"))))
                        .await()
                        .atMost(Duration.ofSeconds(5)));
        deliver();

        assertNull(tracking.job(order.id().toString()));
    }

    @Test
    void anOrderIsSentUntilItIsAcknowledged() {
        JobOrder order = order();
        tracking.misbehave(
                call -> call.path().equals("/internal/jobs") ? new Reply.Hangup() : Reply.json(200, List.of()));
        place(order);

        delivery.wake();
        await().untilAsserted(() -> assertEquals(false, sent(order).isEmpty()));
        tracking.behave();

        await().untilAsserted(() -> assertNotNull(tracking.job(order.id().toString())));
    }

    @Test
    void twoReplicasDeliveringAtOnceSendAnOrderOnce() {
        JobOrder order = order();
        place(order);

        Uni.join()
                .all(delivery.deliver(), delivery.deliver(), delivery.deliver())
                .andFailFast()
                .await()
                .atMost(Duration.ofSeconds(5));

        await().untilAsserted(() -> assertEquals(1, sent(order).size()));
        deliver();
        assertEquals(1, sent(order).size());
    }

    private List<?> sent(JobOrder order) {
        return tracking.http.calls("/internal/jobs").stream()
                .filter(call -> call.body().contains(order.id().toString()))
                .toList();
    }

    private void place(JobOrder order) {
        pool.withTransaction(transaction -> outbox.order(transaction, order))
                .await()
                .atMost(Duration.ofSeconds(5));
    }

    private void deliver() {
        delivery.deliver().await().atMost(Duration.ofSeconds(10));
    }

    private static JobOrder order() {
        UUID id = UUID.randomUUID();
        return new JobOrder(
                "local", id, "nobody-does-this", "A job", Map.of("for", id), List.of(List.of("a", "b"), List.of("c")));
    }
}
