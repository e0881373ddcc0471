package io.colloquy.tracking.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.colloquy.postgrestest.PostgresServer;
import io.colloquy.tracking.TrackingClient;
import io.colloquy.tracking.database.CountingDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a stream learns that there is more: told by whoever committed it, or by looking, but never by asking on its own. */
@QuarkusTest
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "tracking"))
class WakingTest {
    private static final String THE_LOOK_FOR_NEWS = "AS followed (id)";
    private static final String A_READ_OF_EVENTS = StoredEvents.AFTER;
    private static final String LISTENING =
            "FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'";
    private static final String EVENT =
            "INSERT INTO job_event (job_id, name, data) VALUES ('%s', 'message', '{\"text\": \"from elsewhere\"}')";

    @TestHTTPResource("/api/jobs/")
    URI jobs;

    @Inject
    Pool pool;

    @Inject
    AgroalDataSource anotherReplica;

    @Inject
    CountingDatabase database;

    private final TrackingClient tracking = new TrackingClient();

    @AfterEach
    void everythingIsAnsweredAgain() {
        database.refuseNothing();
    }

    @Test
    void twoHundredIdleStreamsAskNothingAndAnotherReplicasWriteWakesThemWithOneRead() throws Exception {
        var id = tracking.createJob("a");
        var quiet = tracking.createJob("b");
        List<SseReader> readers = IntStream.range(0, 200)
                .mapToObj(number -> open(number < 100 ? id : quiet))
                .toList();
        awaitAll(readers, "created");

        database.forget();
        int heard = readers.get(199).heartbeats().size();
        Awaitility.await().until(() -> readers.get(199).heartbeats().size() >= heard + 3);
        assertEquals(0, database.asked(A_READ_OF_EVENTS));
        assertTrue(database.asked(THE_LOOK_FOR_NEWS) >= 2);
        assertEquals(database.asked(THE_LOOK_FOR_NEWS), database.asked("job_event"));

        database.refuse(THE_LOOK_FOR_NEWS);
        write(EVENT.formatted(id), "SELECT pg_notify('job_event', '" + id + "')");
        awaitAll(readers.subList(0, 100), "message");
        assertTrue(database.asked(A_READ_OF_EVENTS) <= 10, "reads: " + database.asked(A_READ_OF_EVENTS));
    }

    @Test
    void nothingIsLostWhileTheListeningConnectionIsGone() throws Exception {
        var id = tracking.createJob("a", "b");
        var reader = open(id);
        Awaitility.await().until(() -> reader.names().contains("created"));
        database.refuse(THE_LOOK_FOR_NEWS);

        write("SELECT pg_terminate_backend(pid, 5000) " + LISTENING, EVENT.formatted(id));

        Awaitility.await().until(() -> reader.names().contains("message"));
        tracking.complete(tracking.claimOne());
        tracking.complete(tracking.claimOne());
        reader.awaitEnd();
        assertEquals(List.of("created", "message", "progress", "progress", "finished"), reader.names());
        assertEquals(1, listening());
    }

    @Test
    void newsThatNobodyToldOfAreFound() throws Exception {
        var id = tracking.createJob("a");
        var reader = open(id);
        Awaitility.await().until(() -> reader.names().contains("created"));

        write(EVENT.formatted(id));

        Awaitility.await().until(() -> reader.names().contains("message"));
    }

    @Test
    void aHeartbeatTellsHowLongAgoTheJobGotOn() {
        tracking.createJob("a b");
        var claim = tracking.claimOne();
        pool.preparedQuery("UPDATE job SET started_at = started_at - interval '70 seconds' WHERE id = $1")
                .executeAndAwait(Tuple.of(claim.job()));
        var reader = open(claim.job());

        Awaitility.await().until(() -> reader.heartbeats().size() >= 2);
        long first = secondsAgo(reader, 0);
        assertTrue(first >= 70 && first < 75, "seconds ago: " + first);
        assertTrue(secondsAgo(reader, 1) > first);
        tracking.heartbeat(claim, 1).statusCode(200);

        Awaitility.await().until(() -> secondsAgo(reader, reader.heartbeats().size() - 1) <= 5);
    }

    private static long secondsAgo(SseReader reader, int heartbeat) {
        return reader.heartbeats().get(heartbeat).getLong("lastProgressSecondsAgo");
    }

    private int listening() {
        return pool.query("SELECT count(*)::int AS connections " + LISTENING)
                .executeAndAwait()
                .iterator()
                .next()
                .getInteger("connections");
    }

    private void write(String... statements) throws SQLException {
        try (var connection = anotherReplica.getConnection();
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static void awaitAll(List<SseReader> readers, String event) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> readers.stream().allMatch(reader -> reader.names().contains(event)));
    }

    private SseReader open(UUID id) {
        return SseReader.open(jobs.resolve(id + "/events"), null);
    }
}
