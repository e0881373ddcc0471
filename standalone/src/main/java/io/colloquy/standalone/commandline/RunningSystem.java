package io.colloquy.standalone.commandline;

import io.colloquy.standalone.client.Pause;
import io.colloquy.standalone.system.CannotStart;
import io.colloquy.standalone.system.Home;
import io.colloquy.standalone.system.SystemState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A system that some launcher on this home runs. */
final class RunningSystem {
    private static final Duration START = Duration.ofMinutes(4);
    static final Duration BETWEEN = Duration.ofMillis(100);

    private RunningSystem() {}

    static Optional<SystemState> find(Home home) {
        return SystemState.read(home).filter(state -> state.launcher().alive().isPresent());
    }

    /** Waits for a launcher that is still starting its services. */
    static SystemState await(Home home) {
        Instant deadline = Instant.now().plus(START);
        boolean seen = false;
        while (Instant.now().isBefore(deadline)) {
            Optional<SystemState> state = find(home);
            if (state.isPresent() && state.get().ready()) {
                return state.get();
            }
            if (seen && state.isEmpty()) {
                break;
            }
            seen |= state.isPresent();
            Pause.of(BETWEEN);
        }
        throw new CannotStart("Another ./colloquy is at work in " + home.folder()
                + " and did not bring the system up. Try again, or run ./colloquy down first.");
    }
}
