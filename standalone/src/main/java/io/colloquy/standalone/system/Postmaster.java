package io.colloquy.standalone.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The server process that owns the data folder, as the folder's {@code postmaster.pid} names it. The file outlives a
 * SIGKILL, and its number may by then belong to anybody: PostgreSQL would refuse to start beside a living stranger.
 */
final class Postmaster {
    private static final Duration FAST = Duration.ofSeconds(30);

    private Postmaster() {}

    static Optional<Launched> running(Home home) {
        return pid(home)
                .flatMap(ProcessHandle::of)
                .filter(ProcessHandle::isAlive)
                .filter(process -> isOurs(process, home))
                .map(process -> Launched.of(
                        "postgres", process, Path.of(process.info().command().orElse(""))));
    }

    /** The server's processes, the parent first; none when it does not run. */
    static List<ProcessHandle> processes(Home home) {
        return running(home).flatMap(Launched::alive).stream()
                .flatMap(parent -> Stream.concat(Stream.of(parent), parent.descendants()))
                .toList();
    }

    /** Ends the server, also one that an earlier launcher left behind, and removes a file that names nobody of ours. */
    static void stop(Home home) {
        running(home).flatMap(Launched::alive).ifPresent(Postmaster::end);
        try {
            Files.deleteIfExists(file(home));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end(ProcessHandle process) {
        // SIGTERM would wait for every client to leave.
        Signal.INT.send(List.of(process));
        ProcessStop.allGone(List.of(process), FAST);
        if (process.isAlive()) {
            ProcessStop.all(List.of(process), Instant.now());
        }
    }

    /** The number is from our own folder; that it is still a PostgreSQL, and on that folder, is asked of the process. */
    private static boolean isOurs(ProcessHandle process, Home home) {
        ProcessHandle.Info info = process.info();
        boolean postgres =
                info.command().filter(program -> program.endsWith("/postgres")).isPresent();
        String folder = home.data().toString();
        return postgres
                && info.arguments()
                        .map(arguments -> List.of(arguments).contains(folder))
                        .orElse(true);
    }

    private static Optional<Long> pid(Home home) {
        try {
            List<String> lines = Files.readAllLines(file(home));
            return lines.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Long.parseLong(lines.get(0).strip()));
        } catch (IOException | NumberFormatException none) {
            return Optional.empty();
        }
    }

    private static Path file(Home home) {
        return home.data().resolve("postmaster.pid");
    }
}
