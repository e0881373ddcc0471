package io.colloquy.gateway.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.postgrestest.PostgresServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "gateway"))
class WaitingQueueTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    /** Places in the line that the gateway's own work may hold meanwhile: sweeps, keys and sessions looked up again. */
    private static final int ITS_OWN = 10;

    @Inject
    Database database;

    @ConfigProperty(name = "quarkus.datasource.reactive.max-size", defaultValue = "20")
    int connections;

    private final String name = "waiting:" + UUID.randomUUID();

    @BeforeEach
    void everyConnectionIsBusyForThreeSeconds() {
        many(connections, "SELECT pg_sleep(3)", Tuple.tuple());
    }

    @AfterEach
    void theConnectionsAreThereAgain() {
        Awaitility.await().atMost(SOON).ignoreExceptions().until(() -> count() >= 0);
    }

    @Test
    void whoeverFindsTheLineFullHearsSoAtOnce() {
        CompletableFuture<?>[] asked = many(WaitingQueue.MOST + 100, "SELECT 1", Tuple.tuple());

        Awaitility.await().atMost(Duration.ofMillis(1_500)).until(() -> refused(asked) >= 100);
        assertTrue(
                refused(asked) <= 100 + ITS_OWN,
                refused(asked) + " were refused, and the line has room for the others");
    }

    @Test
    void aStatementThatNobodyWaitsForAnyMoreIsNotRun() {
        CompletableFuture<?>[] asked = many(
                10,
                "INSERT INTO limit_bucket (name, full_at, admitted) VALUES ($1 || random(), now(), true)",
                Tuple.of(name));

        Awaitility.await().atMost(SOON).until(() -> refused(asked) == 10);

        Awaitility.await().atMost(SOON).ignoreExceptions().until(() -> count() >= 0);
        assertEquals(0, count());
    }

    private CompletableFuture<?>[] many(int times, String sql, Tuple values) {
        return IntStream.range(0, times)
                .mapToObj(one -> database.run(sql, values).subscribeAsCompletionStage())
                .toArray(CompletableFuture<?>[]::new);
    }

    private static long refused(CompletableFuture<?>[] asked) {
        return Stream.of(asked)
                .filter(CompletableFuture::isCompletedExceptionally)
                .count();
    }

    private int count() {
        Uni<RowSet<Row>> rows = database.run("SELECT 1 FROM limit_bucket WHERE name LIKE $1 || '%'", Tuple.of(name));
        return rows.await().atMost(SOON).rowCount();
    }
}
