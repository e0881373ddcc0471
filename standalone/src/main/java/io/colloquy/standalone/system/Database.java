package io.colloquy.standalone.system;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * The embedded PostgreSQL: its files stay in the home folder, and what it acknowledged survives a SIGKILL and a power cut.
 */
public final class Database {
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration FAST = Duration.ofSeconds(10);

    private final Home home;
    private final Ports ports;
    private final DatabasePasswords passwords;
    private EmbeddedPostgres server;

    Database(Home home, Ports ports, DatabasePasswords passwords) {
        this.home = home;
        this.ports = ports;
        this.passwords = passwords;
    }

    /** Starts the server, which lets in whoever has a password, and makes the services' databases where they are missing. */
    public Launched start() {
        Postmaster.stop(home);
        try {
            // Its own default is the machine's temporary folder, which users of one machine would share.
            System.setProperty("ot.epg.working-dir", home.postgres().toString());
            server = EmbeddedPostgres.builder()
                    .setDataDirectory(home.data())
                    .setOverrideWorkingDirectory(home.postgres().toFile())
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPort(ports.postgres())
                    .setPGStartupWait(START)
                    .setLocaleConfig("locale", "C")
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("unix_socket_directories", "")
                    .setServerConfig("max_connections", "80")
                    .setDataDirectoryCustomizer(data -> new DatabaseDoor(home, passwords).close())
                    .setConnectConfig("password", passwords.of(DatabasePasswords.SUPERUSER))
                    .setOutputRedirector(toLog())
                    .setErrorRedirector(toLog())
                    .start();
            new ServiceDatabases(this, passwords).prepare();
        } catch (IOException | SQLException | IllegalStateException e) {
            throw new CannotStart(
                    "PostgreSQL did not start: " + e.getMessage() + "\n" + LogTail.of(home.log("postgres")), e);
        }
        return Postmaster.running(home)
                .orElseThrow(() -> new CannotStart(
                        "PostgreSQL stopped right after its start.\n" + LogTail.of(home.log("postgres"))));
    }

    /**
     * Fast shutdown: open transactions are rolled back, everything acknowledged is on the disk. The library alone
     * would leave after five seconds, in the middle of a long checkpoint.
     */
    public void stop() {
        Postmaster.stop(home);
        if (server == null) {
            return;
        }
        try {
            server.close();
        } catch (IOException alreadyGone) {
            // its process has ended above; only the library's own lock file was left to close
        }
        server = null;
    }

    /** SIGKILL for all of the server's processes at once, as when the machine loses its power; {@link #start()} recovers. */
    public void kill() {
        List<ProcessHandle> processes = Postmaster.processes(home);
        processes.forEach(ProcessHandle::destroyForcibly);
        ProcessStop.allGone(processes, FAST);
        stop();
    }

    /** The server stands still, with its connections open, until {@link #thaw()}. */
    public void freeze() {
        Signal.STOP.send(Postmaster.processes(home));
    }

    public void thaw() {
        Signal.CONT.send(Postmaster.processes(home));
    }

    /** How the service that owns this database reaches it; holds a password, so it belongs into no command line and no log. */
    public String url(String database) {
        return url(database, ports.postgres());
    }

    /** The same by way of another port. */
    public String url(String database, int port) {
        return "postgresql://" + database + ":" + passwords.of(database) + "@127.0.0.1:" + port + "/" + database;
    }

    /** As the service that owns this database; {@link DatabasePasswords#SUPERUSER} for the server's owner. */
    public Connection connect(String database) throws SQLException {
        return connect(database, database);
    }

    Connection asSuperuser(String database) throws SQLException {
        return connect(database, DatabasePasswords.SUPERUSER);
    }

    private Connection connect(String database, String role) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/" + database, role, passwords.of(role));
    }

    private ProcessBuilder.Redirect toLog() {
        return ProcessBuilder.Redirect.appendTo(home.log("postgres").toFile());
    }
}
