package io.colloquy.summary.backfill;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.colloquy.summary.As;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class NightlyTest extends BackfillDriver {
    @Inject
    Nightly nightly;

    @BeforeEach
    void noTicks() {
        chats.rows("DELETE FROM schedule_tick", Tuple.tuple());
        chats.rows("DELETE FROM nightly_turn", Tuple.tuple());
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

    @Test
    void everyAccountHasANightOfItsOwn() {
        run("2024-08-01T02:00:01Z");
        LocalDate day = LocalDate.of(2024, 8, 1);
        long anna = chats.withDays("acc_anna_nightly", 1, day);
        long ben = chats.withDays("acc_ben_nightly", 1, day);

        run("2024-08-02T02:00:01Z");

        assertEquals(List.of("acc_anna_nightly"), planners(anna));
        assertEquals(List.of("acc_ben_nightly"), planners(ben));
        await().untilAsserted(() -> {
            assertEquals(List.of("acc_anna_nightly"), payers(anna));
            assertEquals(List.of("acc_ben_nightly"), payers(ben));
            assertEquals(List.of("acc_anna_nightly"), orderers(anna));
        });
        assertEquals(0, chats.number("SELECT count(*) FROM nightly_turn", Tuple.tuple()));
    }

    @Test
    void anAccountWhoseNightFailsHoldsUpNobodyAndIsTriedAgain() {
        run("2024-09-01T02:00:01Z");
        LocalDate day = LocalDate.of(2024, 9, 1);
        long broken = chats.withDays("acc_a_broken", 1, day);
        long other = chats.withDays("acc_b_other", 1, day);
        // No such zone: reading the days fails in the database.
        chats.rows("UPDATE chat SET zone = 'Nowhere/Land' WHERE id = $1", Tuple.of(broken));

        run("2024-09-02T02:00:01Z");

        assertEquals(List.of("acc_b_other"), planners(other));
        assertEquals(0, plans(broken));
        chats.rows("UPDATE chat SET zone = 'UTC' WHERE id = $1", Tuple.of(broken));
        chats.rows("UPDATE nightly_turn SET retry_at = now()", Tuple.tuple());
        run("2024-09-02T02:05:00Z");
        assertEquals(List.of("acc_a_broken"), planners(broken));
    }

    @Test
    void whoIsLeavingHasNoNight() {
        run("2024-10-01T02:00:01Z");
        long chat = chats.withDays("acc_leaving_nightly", 1, LocalDate.of(2024, 10, 1));
        chats.rows("INSERT INTO leaving_account (account) VALUES ('acc_leaving_nightly')", Tuple.tuple());

        run("2024-10-02T02:00:01Z");

        assertEquals(0, plans(chat));
    }

    private List<String> planners(long chat) {
        return texts(
                "SELECT DISTINCT account FROM backfill_plan JOIN plan_day ON plan_id = id WHERE chat_id = $1", chat);
    }

    /** Who the generations of the chat were asked for. */
    private List<String> payers(long chat) {
        return graph.generations(chat).stream().map(As::whose).toList();
    }

    /** Who the jobs with a day of the chat were ordered for. */
    private List<String> orderers(long chat) {
        return tracking.http.calls("/internal/jobs").stream()
                .filter(call -> call.body().contains("\"" + chat + "/"))
                .map(As::whose)
                .toList();
    }

    private List<String> texts(String sql, long chat) {
        return chats.rows(sql, Tuple.of(chat)).stream()
                .map(row -> row.getString(0))
                .toList();
    }

    private void run(String now) {
        nightly.run(Instant.parse(now)).await().atMost(Duration.ofSeconds(20));
    }

    private long plans(long chat) {
        return chats.number("SELECT count(DISTINCT plan_id) FROM plan_day WHERE chat_id = $1", Tuple.of(chat));
    }
}
