package io.colloquy.standalone.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What Java cannot send to a process itself. */
public enum Signal {
    /** Freezes until {@link #CONT}. */
    STOP,
    CONT,
    /** PostgreSQL's fast shutdown. */
    INT;

    /** Sends the signal to all of them at once; those that are gone already are left out. */
    public void send(Collection<ProcessHandle> processes) {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name()));
        processes.forEach(process -> command.add(Long.toString(process.pid())));
        if (processes.isEmpty()) {
            return;
        }
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
