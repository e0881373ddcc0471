package io.colloquy.batchworker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
    /** The process that dies. */
    static final class Victim {
        public static void main(String[] ignored) {
            Checkpoint.AFTER_CLAIM.reached();
            Checkpoint.BEFORE_RESULT.reached();
        }
    }

    @Test
    void anArmedStepKillsOneProcessAndNoOther(@TempDir Path folder) throws Exception {
        Files.createFile(folder.resolve("before-result"));

        assertEquals(137, exitOfVictim(folder));
        assertFalse(Files.exists(folder.resolve("before-result")));
        assertEquals(0, exitOfVictim(folder));
    }

    @Test
    void withoutAFolderNothingHappens() throws Exception {
        assertEquals(0, exitOfVictim(null));
    }

    private static int exitOfVictim(Path folder) throws IOException, InterruptedException {
        ProcessBuilder victim = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Victim.class.getName());
        victim.environment().remove(Checkpoint.FOLDER);
        if (folder != null) {
            victim.environment().put(Checkpoint.FOLDER, folder.toString());
        }
        return victim.start().waitFor();
    }
}
