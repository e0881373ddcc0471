package io.colloquy.standalone.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.standalone.system.Replica;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A new release comes: one replica after the other is stopped and started, as Kubernetes does it. */
class RollingRestartIT {
    private static final int AFTER_EACH = 100;

    private final SharedLab lab = SharedLab.get();
    private final LabSystem system = lab.system;

    @AfterEach
    void heal() {
        system.heal();
    }

    @Test
    void aRollingRestartUnderLoadFailsNoRequest() {
        long chat = lab.chat(3);
        String job = lab.backfill(chat);
        lab.end(job);
        List<Replica> all = new ArrayList<>(LabSystem.WORKERS);
        all.addAll(LabSystem.TRACKERS);

        try (Load load = Load.of(system, 4, number -> switch (number % 3) {
            case 0 -> Load.message(chat, number);
            case 1 -> new Load.Ask("/api/chats/" + chat + "/days", null);
            default -> new Load.Ask("/api/jobs/" + job, null);
        })) {
            load.untilAnswered(AFTER_EACH);
            for (Replica replica : all) {
                restart(replica);
                load.untilAnswered(load.answers() + AFTER_EACH);
            }
            load.close();

            assertTrue(load.answers() >= AFTER_EACH * (all.size() + 1), load.answers() + " answers");
            assertEquals(
                    List.of(),
                    load.all().stream()
                            .filter(answer -> answer.status() / 100 != 2)
                            .toList());
        }
    }

    /** The endpoint is withdrawn when the process is asked to stop, and is back when the new one is ready. */
    private void restart(Replica replica) {
        system.wires().to(replica.service()).forEach(proxy -> proxy.backends().remove(system.http(replica)));
        system.stop(replica);
        system.restart(replica);
        system.wires().to(replica.service()).forEach(proxy -> proxy.backends().add(system.http(replica)));
    }
}
