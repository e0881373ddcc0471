package io.colloquy.postgrestest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A PostgreSQL server that does not answer and does not hang up: all of its processes are stopped until this is closed. */
public final class FrozenServer implements AutoCloseable {
    private final List<String> processes;

    private FrozenServer(List<String> processes) {
        this.processes = processes;
    }

    /**
     * Stops the server on this machine that a backend belongs to.
     *
     * @param backend a process id, as {@code pg_backend_pid()} tells it
     */
    public static FrozenServer ofBackend(int backend) {
        ProcessHandle postmaster =
                ProcessHandle.of(backend).orElseThrow().parent().orElseThrow();
        var server = new FrozenServer(Stream.concat(Stream.of(postmaster), postmaster.descendants())
                .map(process -> Long.toString(process.pid()))
                .toList());
        server.signal("-STOP");
        return server;
    }

    /** Lets it go on where it was. */
    @Override
    public void close() {
        signal("-CONT");
    }

    private void signal(String signal) {
        var command = new ArrayList<>(List.of("kill", signal));
        command.addAll(processes);
        try {
            new ProcessBuilder(command).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
