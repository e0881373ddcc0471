package io.colloquy.faultwall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class FaultWallTest {
    private final FaultWall wall = FaultWall.start();

    @AfterEach
    void close() {
        wall.close();
    }

    @Test
    void everyAttemptIsWrittenDown() throws IOException {
        RawClient.stream(wall, "healthy/a", "One.").all();
        RawClient.plain(wall, "fault-503/b", "Two.").all();

        List<Attempt> attempts = wall.attempts();
        assertEquals(2, attempts.size());
        assertEquals("healthy/a", attempts.get(0).model());
        assertTrue(attempts.get(0).streamed() && attempts.get(0).body().contains("One."));
        assertEquals("Bearer k", attempts.get(0).authorization());
        assertEquals(60, attempts.get(0).tokens());
        assertTrue(attempts.get(1).at() >= attempts.get(0).at());
        assertEquals("503", attempts.get(1).fault());
        assertEquals(attempts.subList(1, 2), wall.attempts("fault-503/b"));
    }

    @Test
    void aFaultThatHappensOnceHappensOnceForEachPrompt() throws IOException {
        assertEquals(List.of(500, 200, 200), statuses("fault-500-once", "One.", 3));
        assertEquals(List.of(500, 200), statuses("fault-500-once", "Two.", 2));
        assertEquals(List.of(429, 429, 429, 200), statuses("fault-429-seconds-thrice", "One.", 4));
        wall.forget();
        assertEquals(List.of(500, 200), statuses("fault-500-once", "One.", 2));
    }

    @Test
    void aNonceMakesNoOtherPrompt() throws IOException {
        String chat = "<chat-%s>\n[1] 2024-01-01 09:01 Anna: hi\n</chat-%s>";

        assertEquals(List.of(503), statuses("fault-503-once", chat.formatted("00aa00aa00aa", "00aa00aa00aa"), 1));
        assertEquals(List.of(200), statuses("fault-503-once", chat.formatted("11bb11bb11bb", "11bb11bb11bb"), 1));
    }

    @Test
    void aWordOfThePromptChoosesUnlessTheModelIsHealthyByName() throws IOException {
        assertEquals(List.of(503), statuses("gpt-4", "Please fault-503 now.", 1));
        assertEquals(List.of(200), statuses("healthy", "Please fault-503 now.", 1));
        assertEquals(List.of(200), statuses("gpt-4", "The default-503 is no fault.", 1));
    }

    @Test
    void anOutageEndsByTheClockAndFlappingComesBack() throws Exception {
        wall.pace(Pace.USUAL.withOutage(Duration.ofMillis(250)));

        assertEquals(List.of(503, 503), statuses("fault-outage", "One.", 2));
        Thread.sleep(260);
        assertEquals(List.of(200), statuses("fault-outage", "One.", 1));

        Set<Integer> seen = new HashSet<>();
        int turns = 0;
        for (int last = 0; turns < 4; ) {
            int now = statuses("fault-flapping", "One.", 1).get(0);
            turns += now == last ? 0 : 1;
            last = now;
            seen.add(now);
        }
        assertEquals(Set.of(200, 503), seen);
    }

    @Test
    void aBadHourHasEveryFaultAndLetsEveryPromptThrough() throws IOException {
        wall.pace(Pace.USUAL.withStall(Duration.ofMillis(10)));
        Set<String> met = new HashSet<>();
        for (int day = 0; day < 28; day++) {
            for (int attempt = 0; attempt < 3; attempt++) {
                try {
                    RawClient.plain(wall, "fault-bad-hour", "Day " + day).all();
                } catch (IOException reset) {
                    // as it may be in a bad hour
                }
                met.add(wall.attempts().get(wall.attempts().size() - 1).fault());
            }
            assertEquals("healthy", wall.attempts().get(3 * day + 2).fault());
        }
        assertEquals(17, met.size(), met::toString);
    }

    private List<Integer> statuses(String model, String prompt, int times) throws IOException {
        var statuses = new ArrayList<Integer>();
        for (int i = 0; i < times; i++) {
            String answer = RawClient.plain(wall, model, prompt).all();
            statuses.add(Integer.valueOf(answer.split(" ", 3)[1]));
        }
        return statuses;
    }
}
