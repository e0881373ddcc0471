package io.colloquy.standalone.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a system keeps everything that it owns: {@code COLLOQUY_HOME}, else {@code .colloquy} in the checkout.
 *
 * @param folder absolute path of that folder
 */
public record Home(Path folder) {
    private static final int STICKY = 0b1_000_000_000;

    /** The database's files; the only thing here that cannot be made again. */
    public Path data() {
        return folder.resolve("data");
    }

    /** PostgreSQL's programs, unpacked once. */
    public Path postgres() {
        return folder.resolve("postgres");
    }

    public Path log(String program) {
        return folder.resolve("logs").resolve(program + ".log");
    }

    /** Uploads on their way in: the machine's own folder would be shared with other users, who may not write there or may read. */
    Path temporary() {
        return folder.resolve("tmp");
    }

    Path state() {
        return folder.resolve("system.json");
    }

    Path lock() {
        return folder.resolve("lock");
    }

    /**
     * Ends what still runs from here, forgets everything, and begins anew with the programs that another home has unpacked.
     */
    public Home anew(Home other) {
        LeftOvers.stop(this);
        AppCopies.delete(folder);
        try {
            Files.createDirectories(folder);
            Files.createDirectories(other.postgres());
            Files.createSymbolicLink(postgres(), other.postgres());
        } catch (IOException e) {
            throw new CannotStart("The folder " + folder + " cannot be made: " + e.getMessage());
        }
        return this;
    }

    /** Makes the folder, for its owner alone, and says who is in the way when it belongs to another user. */
    public Home prepared() {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new CannotStart("The folder " + folder + " cannot be made: " + e.getMessage()
                    + ".\nSet COLLOQUY_HOME to a folder that you may write to.");
        }
        for (Path needed : new Path[] {folder, folder.resolve("logs"), data(), temporary(), lock(), state()}) {
            if (Files.exists(needed) && !Files.isWritable(needed)) {
                throw new CannotStart(needed + " belongs to another user and cannot be written to."
                        + "\nRun as that user, or set COLLOQUY_HOME to a folder of your own.");
            }
        }
        if (isEverybodys()) {
            throw new CannotStart(folder + " is everybody's. Set COLLOQUY_HOME to a folder of your own.");
        }
        // What is said to logs and what is uploaded are somebody's messages; earlier releases left the folder open.
        SecretFile.folder(folder);
        SecretFile.folder(folder.resolve("logs"));
        SecretFile.folder(temporary());
        return this;
    }

    /** Such as /tmp, which must not be closed to the others. */
    private boolean isEverybodys() {
        try {
            return ((int) Files.getAttribute(folder, "unix:mode") & STICKY) != 0;
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }
}
