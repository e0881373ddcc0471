package io.colloquy.standalone.system;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.postgresql.util.PasswordUtil;

/**
 * Who PostgreSQL lets in, settled anew before each start, while nothing listens: data of an earlier release, or of a backup,
 * may let everybody in, or know another password. Writing into the data folder is what only its owner can do.
 */
final class DatabaseDoor {
    private static final String RULES = """
            # Written at each start of ./colloquy: nobody comes in without a password, and a service into its own database only.
            host all postgres 127.0.0.1/32 scram-sha-256
            host sameuser all 127.0.0.1/32 scram-sha-256
            """;

    private static final AtomicReference<Path> UNPACKED = new AtomicReference<>();

    private final Home home;
    private final DatabasePasswords passwords;

    DatabaseDoor(Home home, DatabasePasswords passwords) {
        this.home = home;
        this.passwords = passwords;
    }

    /** The server must not run. Throws {@link CannotStart} when the password could not be set: then nothing may listen. */
    void close() {
        SecretFile.write(home.data().resolve("pg_hba.conf"), RULES.strip());
        setSuperusersPassword();
    }

    /** As "SCRAM-SHA-256$4096:…$…": a statement that fails is written to the log, and this one holds no password. */
    static String verifier(String password) {
        return PasswordUtil.encodeScramSha256(password.toCharArray());
    }

    /** PostgreSQL's single-user mode needs no connection; the statement goes through a pipe and is on no command line. */
    private void setSuperusersPassword() {
        String verifier = verifier(passwords.of(DatabasePasswords.SUPERUSER));
        Path log = home.log("postgres");
        try {
            Process server = new ProcessBuilder(singleUser())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            try (Writer statements = new OutputStreamWriter(server.getOutputStream(), StandardCharsets.UTF_8)) {
                statements.write("ALTER ROLE postgres WITH LOGIN SUPERUSER PASSWORD '" + verifier + "'\n");
            }
            if (server.waitFor() != 0) {
                throw new CannotStart("The database's password could not be set.\n" + LogTail.of(log));
            }
        } catch (IOException e) {
            throw new CannotStart(
                    "The database's password could not be set: " + e.getMessage() + "\n" + LogTail.of(log), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("Stopped while starting.", e);
        }
    }

    private List<String> singleUser() throws IOException {
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            // PostgreSQL refuses to run as root; the library starts the server in the same way.
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(
                program().toString(), "--single", "-D", home.data().toString(), "-c", "exit_on_error=on", "postgres"));
        return command;
    }

    /**
     * The library unpacks each release into a folder of its own, and the one that has just been made ready is the newest. It
     * does so once a process: a second home of this process runs what the first one has unpacked.
     */
    private Path program() throws IOException {
        try (Stream<Path> releases = Files.list(home.postgres())) {
            releases.map(release -> release.resolve("bin/postgres"))
                    .filter(Files::isExecutable)
                    .max(Comparator.comparing(
                            program -> program.getParent().getParent().toFile().lastModified()))
                    .ifPresent(UNPACKED::set);
        }
        Path program = UNPACKED.get();
        if (program == null || !Files.isExecutable(program)) {
            throw new CannotStart("There is no PostgreSQL in " + home.postgres() + ".");
        }
        return program;
    }
}
