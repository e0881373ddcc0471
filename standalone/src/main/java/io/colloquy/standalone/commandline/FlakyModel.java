package io.colloquy.standalone.commandline;

import io.colloquy.faultwall.Attempt;
import io.colloquy.faultwall.FaultWall;
import io.colloquy.faultwall.Pace;
import io.colloquy.standalone.terminal.Screen;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A model of the demo's own that has a bad hour, and a healthy spare. */
final class FlakyModel implements AutoCloseable {
    private static final String MODEL = "fault-bad-hour";
    private static final String SPARE = "healthy-spare";

    private final FaultWall wall = FaultWall.start();

    FlakyModel() {
        wall.pace(Pace.USUAL
                .withFirstToken(Duration.ofMillis(200))
                .withStall(Duration.ofSeconds(3))
                .withRetryAfter(Duration.ofSeconds(1)));
    }

    /** What points graph-service here. */
    Map<String, String> settings() {
        return Map.of(
                "LLM_PROVIDER", "openai",
                "OPENAI_BASE_URL", wall.url(),
                "OPENAI_API_KEY", "demo",
                "OPENAI_MODEL", MODEL,
                "LLM_FALLBACK_PROVIDER", "openai",
                "LLM_FALLBACK_BASE_URL", wall.url(),
                "LLM_FALLBACK_API_KEY", "demo",
                "LLM_FALLBACK_MODEL", SPARE,
                "ENABLE_RETRY_LOGIC", "true");
    }

    /** Says how it behaved, and what its behaviour cost. */
    void tell(Screen screen, long charged) {
        List<Attempt> attempts = wall.attempts(MODEL);
        var outcomes = new TreeMap<String, Integer>();
        attempts.forEach(attempt -> outcomes.merge(said(attempt), 1, Integer::sum));
        screen.line("");
        screen.line("The model was asked " + attempts.size() + " times, its spare "
                + wall.attempts(SPARE).size() + " times:");
        outcomes.forEach((outcome, times) -> screen.line("%5d  %s".formatted(times, outcome)));
        screen.line(
                "Charged to you: " + charged + " requests. What failed, and what had to be asked again, costs none.");
    }

    private static String said(Attempt attempt) {
        return switch (attempt.fault()) {
            case "healthy" -> "answered well";
            case "429-seconds" -> "429, too many requests, try again after a second";
            case "500", "503", "529" -> attempt.fault() + ", out of order";
            case "reset" -> "connection reset before any answer";
            case "cut" -> "connection closed in the middle of the answer";
            case "end", "length" -> "half an answer";
            case "stall" -> "a good answer with three seconds of silence in it";
            case "trailing-comma" -> "a good answer with a comma too many";
            case "fenced" -> "a good answer wrapped in Markdown";
            case "not-json", "wrong-enum" -> "an answer of another form than asked for";
            case "empty", "whitespace" -> "an empty answer";
            case "reasoning" -> "thoughts, and no answer";
            default -> "an answer that is " + attempt.fault();
        };
    }

    @Override
    public void close() {
        wall.close();
    }
}
