package io.colloquy.standalone.system;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What runs, as {@code system.json} in the home folder says it.
 *
 * @param ready every service has answered its readiness probe
 * @param processes in the order in which they were started
 */
public record SystemState(Launched launcher, int port, boolean ready, List<Launched> processes) {
    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    /** An unreadable file counts as none: it only says what could be cleaned up. */
    public static Optional<SystemState> read(Home home) {
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(home.state()), SystemState.class));
        } catch (NoSuchFileException nothingRuns) {
            return Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** Replaces the file in one step, so that a reader never meets half of it. */
    void write(Home home) {
        Path next = home.state().resolveSibling("system.json.next");
        try {
            Files.write(next, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
            Files.move(next, home.state(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SystemState with(Launched started) {
        List<Launched> all = new ArrayList<>(processes);
        all.add(started);
        return new SystemState(launcher, port, ready, List.copyOf(all));
    }

    SystemState nowReady() {
        return new SystemState(launcher, port, true, processes);
    }

    static void forget(Home home) {
        try {
            Files.deleteIfExists(home.state());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
