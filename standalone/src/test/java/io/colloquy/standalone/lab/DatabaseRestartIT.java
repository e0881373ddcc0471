package io.colloquy.standalone.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.standalone.client.Pause;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The database dies under load and comes back. */
class DatabaseRestartIT {
    private static final Duration AWAY = Duration.ofSeconds(3);
    private static final Duration SOON = Duration.ofSeconds(1);

    private final SharedLab lab = SharedLab.get();
    private final LabSystem system = lab.system;

    @AfterEach
    void heal() {
        system.heal();
    }

    @Test
    void aKilledDatabaseMeans503UntilItIsBackAndNothingAcknowledgedIsLost() {
        long chat = lab.chat(1);
        try (Load load = Load.of(system, 4, number -> Load.message(chat, number))) {
            load.untilAnswered(50);

            system.database().kill();
            Instant gone = Instant.now();
            Pause.of(AWAY);
            Instant started = Instant.now();
            system.database().start();
            Instant back = Instant.now();
            load.untilAnswered(load.answers() + 50);
            load.close();

            assertEquals(Set.of(201, 503), statuses(load), "nothing but success and 503");
            assertTrue(load.between(gone, started, 503) > 0, "there was a load meanwhile");
            assertTrue(load.slowest().compareTo(Duration.ofSeconds(3)) < 0, "slowest answer " + load.slowest());
            Instant first = load.firstAfter(started, 201);
            assertTrue(
                    first.isBefore(back.plus(SOON)),
                    "first success " + Duration.between(back, first) + " after the return");
            assertEquals(Set.of(), lost(chat, load));
        }
    }

    private static Set<Integer> statuses(Load load) {
        return load.all().stream().map(Load.Answer::status).collect(Collectors.toSet());
    }

    private Set<String> lost(long chat, Load load) {
        Set<String> lost = load.all().stream()
                .filter(answer -> answer.status() == 201)
                .map(answer -> "load " + answer.number())
                .collect(Collectors.toCollection(TreeSet::new));
        system.rows("summary", "SELECT text FROM message WHERE chat_id = " + chat)
                .forEach(row -> lost.remove(row.get(0)));
        return lost;
    }
}
