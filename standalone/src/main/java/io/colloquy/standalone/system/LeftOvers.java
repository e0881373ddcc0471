package io.colloquy.standalone.system;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Ends what a launcher that was killed left running: only processes that it wrote down and that are still the same. */
public final class LeftOvers {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private LeftOvers() {}

    /** Returns the names of the programs that were still running. */
    public static List<String> stop(Home home) {
        Optional<SystemState> state = SystemState.read(home);
        List<Launched> alive = state.map(SystemState::processes).orElse(List.of()).stream()
                .filter(process -> process.alive().isPresent())
                .toList();
        List<ProcessHandle> services = alive.stream()
                .filter(process -> !"postgres".equals(process.program()))
                .flatMap(process -> process.alive().stream())
                .toList();
        ProcessStop.all(services, Instant.now().plus(PATIENCE));
        Postmaster.stop(home);
        SystemState.forget(home);
        return alive.stream().map(Launched::program).toList();
    }
}
