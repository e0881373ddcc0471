package io.colloquy.standalone.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process number alone is never reason enough to end a process. */
class LaunchedTest {
    private final ProcessHandle me = ProcessHandle.current();
    private final Launched written = Launched.of("me", me, ServiceProcess.java());

    @Test
    void theProcessThatWasWrittenDownIsKnownAgain() {
        assertEquals(Optional.of(me), written.alive());
    }

    @Test
    void aStrangerWithTheSameNumberIsNotOurs() {
        Launched earlier =
                new Launched("me", me.pid(), written.startedAt().minus(Duration.ofMinutes(1)), written.command());
        Launched otherProgram = new Launched("me", me.pid(), written.startedAt(), "/usr/bin/vi");

        assertTrue(earlier.alive().isEmpty());
        assertTrue(otherProgram.alive().isEmpty());
    }

    @Test
    void whatAKilledLauncherLeftIsEndedAndAStrangerIsNot(@TempDir Path folder) throws Exception {
        Home home = new Home(folder).prepared();
        Process ours = new ProcessBuilder("sleep", "600").start();
        Process stranger = new ProcessBuilder("sleep", "600").start();
        Path sleep = Path.of(ours.info().command().orElseThrow());
        Launched note = Launched.of("gateway", ours.toHandle(), sleep);
        Launched wrong = new Launched("graph-service", stranger.pid(), note.startedAt(), "/usr/bin/java");
        new SystemState(note, 8080, true, List.of(note, wrong)).write(home);

        List<String> ended = LeftOvers.stop(home);

        assertEquals(List.of("gateway"), ended);
        assertFalse(ours.isAlive());
        assertTrue(stranger.isAlive());
        assertTrue(SystemState.read(home).isEmpty());
        stranger.destroyForcibly();
    }

    @Test
    void aHomeHasOneOwnerAtATime(@TempDir Path folder) {
        Home home = new Home(folder).prepared();

        SystemLock first = SystemLock.tryTake(home).orElseThrow();
        assertTrue(SystemLock.tryTake(home).isEmpty());
        first.close();

        SystemLock.tryTake(home).orElseThrow().close();
    }
}
