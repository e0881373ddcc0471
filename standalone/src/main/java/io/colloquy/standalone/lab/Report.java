package io.colloquy.standalone.lab;

import io.colloquy.standalone.terminal.Screen;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a run of the lab found.
 *
 * @param counts how often each fault happened
 * @param takeovers of batches whose holder was killed
 * @param facts numbers that belong to no check
 */
public record Report(
        long seed,
        Map<Fault, Integer> counts,
        List<Check> checks,
        List<Holders.Takeover> takeovers,
        Map<String, Long> facts) {
    private static final int MOST_ROWS = 20;

    public boolean green() {
        return checks.stream().allMatch(Check::holds);
    }

    /** Every broken guarantee with the first rows that show it; empty when all hold. */
    public String broken() {
        return checks.stream()
                .filter(check -> !check.holds())
                .flatMap(check -> Stream.concat(
                        Stream.of(check.id() + " is broken: " + check.statement()),
                        check.violations().stream().limit(MOST_ROWS).map(row -> "  " + row)))
                .collect(Collectors.joining("\n"));
    }

    /** How many results, kills and pauses were survived, and what that says about the next one. */
    public void print(Screen screen) {
        screen.line("");
        screen.line("Seed " + seed);
        counts.forEach((fault, count) -> screen.line(String.format("%6d  %s", count, fault.text())));
        screen.line("");
        facts.forEach((fact, number) -> screen.line(String.format("%6d  %s", number, fact)));
        takeoverTimes(screen);
        screen.line("");
        for (Check check : checks) {
            String verdict = check.holds() ? "holds" : check.violations().size() + " TIMES BROKEN";
            screen.line(String.format(
                    "%-4s %-52s %7d looked at   %s", check.id(), check.statement(), check.looked(), verdict));
        }
        screen.line("");
        if (green()) {
            bound(screen);
        } else {
            complain(screen);
        }
    }

    private void takeoverTimes(Screen screen) {
        tell(
                screen,
                "takeovers after a kill, nothing else wrong",
                takeovers.stream().filter(Holders.Takeover::alone).toList());
        tell(screen, "takeovers after a kill, all", takeovers);
    }

    private static void tell(Screen screen, String what, List<Holders.Takeover> some) {
        if (!some.isEmpty()) {
            List<Duration> sorted =
                    some.stream().map(Holders.Takeover::after).sorted().toList();
            screen.line(String.format(
                    Locale.ROOT,
                    "%6d  %s: half within %.1f s, 95 %% within %.1f s, all within %.1f s",
                    sorted.size(),
                    what,
                    part(sorted, 0.5),
                    part(sorted, 0.95),
                    part(sorted, 1)));
        }
    }

    /** Seconds within which this part of them happened. */
    static double part(List<Duration> sorted, double part) {
        int index = Math.max(0, (int) Math.ceil(part * sorted.size()) - 1);
        return sorted.get(index).toMillis() / 1000.0;
    }

    /** The rule of three: what never happened in n trials happens, with 95 % confidence, in fewer than 3 of n. */
    private void bound(Screen screen) {
        int faults = counts.values().stream().mapToInt(Integer::intValue).sum();
        screen.line(String.format(
                Locale.ROOT,
                "0 broken guarantees in %d faults. Honestly: at 95 %% confidence fewer than %.1f %% of such faults break one (3/n).",
                faults,
                300.0 / Math.max(1, faults)));
    }

    private void complain(Screen screen) {
        broken().lines().forEach(screen::line);
        screen.line("To repeat: ./colloquy lab --seed " + seed + " with the same --kills and --pauses.");
    }
}
