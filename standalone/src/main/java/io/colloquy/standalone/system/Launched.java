package io.colloquy.standalone.system;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process that this system started, written down so that a later launcher can tell it from a stranger with the same number.
 *
 * @param program its name in messages
 * @param pid process number
 * @param startedAt what the operating system says about its start
 * @param command path of the program file
 */
public record Launched(String program, long pid, Instant startedAt, String command) {
    /** The start is computed from the machine's boot time, which moves a little when the clock is set. */
    private static final Duration CLOCK_SLACK = Duration.ofSeconds(5);

    /** The program file is told rather than asked: a fresh child may not have become its program yet. */
    static Launched of(String program, ProcessHandle process, Path command) {
        return new Launched(
                program, process.pid(), process.info().startInstant().orElse(Instant.EPOCH), real(command));
    }

    private static String real(Path command) {
        try {
            return command.toRealPath().toString();
        } catch (IOException e) {
            return command.toString();
        }
    }

    /** The process itself while it lives; empty when it is gone or its number now belongs to another one. */
    public Optional<ProcessHandle> alive() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isSame);
    }

    private boolean isSame(ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        Duration apart = Duration.between(info.startInstant().orElse(Instant.EPOCH), startedAt)
                .abs();
        return apart.compareTo(CLOCK_SLACK) < 0 && info.command().orElse("").equals(command);
    }
}
