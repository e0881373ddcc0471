package io.colloquy.batchworker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A step of a batch at which a test lets the process die. The variable {@value #FOLDER} names a folder; a file in it with a
 * step's name ({@link #file()}) makes the first process that reaches the step die as if by SIGKILL: no shutdown hook, no
 * finally. The file is gone afterwards, so one file is one death. Without the variable a step costs one comparison.
 */
public enum Checkpoint {
    /** A batch was claimed; nothing has been done for it. */
    AFTER_CLAIM,
    /** A result has been written in a transaction that is not committed yet. */
    BEFORE_RESULT,
    /** A result has been committed, and nobody has been told. */
    AFTER_RESULT,
    /** All results of the batch are committed; its completion has not been sent. */
    BEFORE_COMPLETION;

    public static final String FOLDER = "COLLOQUY_CHECKPOINTS";

    private static final int AS_IF_KILLED = 137;
    private static final String ARMED = System.getenv(FOLDER);

    /** Name of the file that arms the step, such as {@code after-claim}. */
    public String file() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** To be called at the step. Does not return when the step was armed. */
    public void reached() {
        if (ARMED != null) {
            dieIfArmed();
        }
    }

    /** Deleting is the decision: of several processes at the step, one finds the file and dies. */
    private void dieIfArmed() {
        try {
            if (Files.deleteIfExists(Path.of(ARMED, file()))) {
                Runtime.getRuntime().halt(AS_IF_KILLED);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
