package io.colloquy.standalone.system;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends processes: asked first (SIGTERM), made to (SIGKILL) when their time is over. */
final class ProcessStop {
    private static final Duration AFTER_KILL = Duration.ofSeconds(5);

    private ProcessStop() {}

    /** Returns when all are gone, at the latest a little after {@code deadline}. */
    static void all(Collection<ProcessHandle> processes, Instant deadline) {
        processes.forEach(ProcessHandle::destroy);
        if (!allGone(processes, Duration.between(Instant.now(), deadline))) {
            processes.forEach(ProcessHandle::destroyForcibly);
            allGone(processes, AFTER_KILL);
        }
    }

    static boolean allGone(Collection<ProcessHandle> processes, Duration within) {
        CompletableFuture<?> exits = CompletableFuture.allOf(
                processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new));
        try {
            exits.get(Math.max(0, within.toMillis()), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillThere) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
