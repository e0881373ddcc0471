package io.colloquy.standalone.lab;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.standalone.InternalTokens;
import io.colloquy.standalone.system.Replica;
import io.colloquy.standalone.system.Service;
import java.net.http.HttpClient.Version;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A new release comes: one replica after the other is stopped and started, as Kubernetes does it. */
class RollingRestartIT {
    private static final int AFTER_EACH = 500;

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

        try (Load load = Load.of(system, 16, number -> switch (number % 4) {
            case 0, 1 -> Load.message(chat, number);
            case 2 -> new Load.Ask("/api/chats/" + chat + "/days", null);
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

    @Test
    void whoIsAskedToStopAnswersAndAsksForTheConnectionToBeClosed() {
        Replica leaving = LabSystem.TRACKERS.get(1);
        ProcessHandle process = system.process(leaving);
        String asked = "http://127.0.0.1:" + system.http(leaving) + "/api/jobs";
        assertAnsweredOverHttp2(asked);
        assertEquals("", ask(asked).headers().firstValue("connection").orElse(""));

        process.destroy();

        await().until(() -> ask(asked).headers().firstValue("connection").isPresent());
        assertEquals(200, ask(asked).statusCode());
        assertAnsweredOverHttp2(asked);
        assertEquals(
                503,
                Direct.get("http://127.0.0.1:" + system.management(leaving) + "/q/health/ready")
                        .statusCode());
        process.onExit().join();
    }

    /** Where the header is forbidden: a strict client takes an answer that carries it for broken. */
    private void assertAnsweredOverHttp2(String asked) {
        HttpResponse<String> answer = Direct.get(asked, token(), Version.HTTP_2);
        assertEquals(Version.HTTP_2, answer.version());
        assertEquals(200, answer.statusCode());
        assertEquals("", answer.headers().firstValue("connection").orElse(""));
    }

    private HttpResponse<String> ask(String url) {
        return Direct.get(url, token(), Version.HTTP_1_1);
    }

    private String token() {
        return new InternalTokens(system.secrets()).user(Service.TRACKING, "local");
    }

    /** The endpoint is withdrawn when the process is asked to stop, and is back when the new one is ready. */
    private void restart(Replica replica) {
        system.wires().to(replica.service()).forEach(proxy -> proxy.backends().remove(system.http(replica)));
        system.stop(replica);
        system.restart(replica);
        system.wires().to(replica.service()).forEach(proxy -> proxy.backends().add(system.http(replica)));
    }
}
