package io.colloquy.summary.backfill;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class NightlyTest extends BackfillDriver {
    @Inject
    Nightly nightly;

    @BeforeEach
    void noTicks() {
        chats.rows("DELETE FROM schedule_tick", Tuple.tuple());
    }

    @Test
    void aTickRunsOnceAcrossReplicas() {
        run("2024-05-01T02:00:01Z");
        long chat = chats.withDays(1, LocalDate.of(2024, 5, 1));
        Instant now = Instant.parse("2024-05-02T02:00:03Z");

        Uni.join()
                .all(nightly.run(now), nightly.run(now), nightly.run(now))
                .andFailFast()
                .await()
                .atMost(Duration.ofSeconds(20));
        run("2024-05-02T14:00:00Z");

        assertEquals(1, plans(chat));
    }

    @Test
    void ticksThatWereMissedAreMadeUp() {
        run("2024-06-01T02:00:01Z");
        long chat = chats.withDays(1, LocalDate.of(2024, 6, 2), LocalDate.of(2024, 6, 4), LocalDate.of(2024, 6, 7));

        run("2024-06-08T09:30:00Z");

        assertEquals(1, plans(chat));
        assertEquals(3, chats.number("SELECT count(*) FROM plan_day WHERE chat_id = $1 AND taken", Tuple.of(chat)));
    }

    @Test
    void theFirstStartOfAllOwesNothing() {
        long chat = chats.withDays(1, LocalDate.of(2024, 7, 1));

        run("2024-07-02T09:30:00Z");

        assertEquals(0, plans(chat));
    }

    private void run(String now) {
        nightly.run(Instant.parse(now)).await().atMost(Duration.ofSeconds(20));
    }

    private long plans(long chat) {
        return chats.number("SELECT count(DISTINCT plan_id) FROM plan_day WHERE chat_id = $1", Tuple.of(chat));
    }
}
