package io.colloquy.standalone.system;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The embedded PostgreSQL: its files stay in the home folder, and what it acknowledged survives a SIGKILL and a power cut.
 */
public final class Database {
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration FAST = Duration.ofSeconds(10);

    private final Home home;
    private final Ports ports;
    private EmbeddedPostgres server;

    public Database(Home home, Ports ports) {
        this.home = home;
        this.ports = ports;
    }

    /** Starts the server and makes the services' databases where they are missing. */
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
                    .setOutputRedirector(toLog())
                    .setErrorRedirector(toLog())
                    .start();
            createDatabases();
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

    public String url(String database) {
        return "postgresql://postgres:postgres@127.0.0.1:" + ports.postgres() + "/" + database;
    }

    private ProcessBuilder.Redirect toLog() {
        return ProcessBuilder.Redirect.appendTo(home.log("postgres").toFile());
    }

    private void createDatabases() throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String name : missing(statement)) {
                statement.execute("CREATE DATABASE \"" + name + "\"");
            }
        }
    }

    private static List<String> missing(Statement statement) throws SQLException {
        List<String> missing = new ArrayList<>();
        for (Service service : Service.values()) {
            missing.add(service.database());
        }
        try (var rows = statement.executeQuery("SELECT datname FROM pg_database")) {
            while (rows.next()) {
                missing.remove(rows.getString(1));
            }
        }
        return missing;
    }
}
