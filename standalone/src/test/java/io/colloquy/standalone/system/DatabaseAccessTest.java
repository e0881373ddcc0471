package io.colloquy.standalone.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who gets into the embedded PostgreSQL, which every user of the machine can reach. */
class DatabaseAccessTest {
    private static final String WRONG_PASSWORD = "28P01";
    private static final String NO_RULE_LETS_IN = "28000";
    private static final String NOT_ALLOWED = "42501";

    @TempDir
    static Path folder;

    private final Ports ports = Ports.free();
    private Home home;
    private Database database;

    @BeforeEach
    void anEmptyHome() {
        home = new Home(folder.resolve("home")).anew(new Home(folder)).prepared();
    }

    @AfterEach
    void stop() {
        if (database != null) {
            database.stop();
        }
    }

    @Test
    void nobodyComesInWithoutThePassword() throws Exception {
        start();

        assertEquals(WRONG_PASSWORD, refusal("postgres", "postgres", "postgres"));
        assertThrows(SQLException.class, () -> connect("postgres", "postgres", null));
        assertEquals(WRONG_PASSWORD, refusal("summary", "summary", "summary"));
        assertEquals("rw-------", rights(home.data().resolve("pg_hba.conf")));
        assertEquals("rw-------", rights(DatabasePasswords.file(home)));
    }

    @Test
    void aServiceEntersItsOwnDatabaseOnlyAndRulesNobody() throws Exception {
        DatabasePasswords passwords = start();

        for (Service service : Service.values()) {
            String name = service.database();
            assertEquals(name, text(name, "SELECT current_user"));
            assertEquals(
                    "f",
                    text(
                            name,
                            "SELECT rolsuper OR rolcreaterole OR rolcreatedb FROM pg_roles WHERE rolname = current_user"));
            assertEquals(NOT_ALLOWED, failure(name, "COPY (SELECT 1) TO PROGRAM 'true'"));
        }
        assertEquals(NO_RULE_LETS_IN, refusal("summary", "gateway", passwords.of("gateway")));
        assertEquals(NO_RULE_LETS_IN, refusal("postgres", "gateway", passwords.of("gateway")));
    }

    /** The library unpacks PostgreSQL once a process, wherever that was. */
    @Test
    void aSecondHomeOfTheSameProcessIsClosedAsWell() throws Exception {
        start();
        database.stop();
        home = new Home(folder.resolve("second")).prepared();

        start();

        assertEquals(WRONG_PASSWORD, refusal("postgres", "postgres", "postgres"));
    }

    @Test
    void noPasswordIsOnACommandLineOrInALog() throws Exception {
        DatabasePasswords passwords = start();
        assertThrows(SQLException.class, () -> connect("summary", "summary", "wrong"));

        String said = Files.readString(home.log("postgres"));
        List<String> lines = ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .toList();

        assertTrue(lines.stream().anyMatch(line -> line.contains(home.data().toString())), "the server is seen");
        for (String role : List.of("postgres", "gateway", "summary", "graph", "tracking")) {
            String password = passwords.of(role);
            assertFalse(said.contains(password), role);
            assertTrue(lines.stream().noneMatch(line -> line.contains(password)), role);
        }
    }

    @Test
    void dataThatLetEverybodyInIsTakenOverWithAllThatIsInIt() throws Exception {
        anEarlierReleaseWasHere();

        start();

        assertEquals(WRONG_PASSWORD, refusal("summary", "postgres", "postgres"));
        assertEquals("1", text("summary", "SELECT id FROM chat"));
        assertEquals("7", text("summary", "SELECT double(7) / 2"));
        assertEquals(
                "summary",
                text("summary", "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = 'summary'"));
        // Only who owns them may change them, as the next migration will.
        run("summary", "ALTER TABLE chat ADD name text; ALTER TABLE numbered ALTER n RESTART; DROP VIEW some_chat");
        run("summary", "ALTER SEQUENCE message_id RESTART; DROP FUNCTION double(integer); CREATE TABLE more (id int)");
    }

    @Test
    void dataThatCameBackFromABackupGetsThisHomesPasswords() throws Exception {
        DatabasePasswords first = start();
        run("summary", "CREATE TABLE chat AS SELECT 1 AS id");
        database.stop();
        Files.delete(DatabasePasswords.file(home));
        Files.writeString(home.data().resolve("pg_hba.conf"), "host all all 127.0.0.1/32 trust\n");

        DatabasePasswords second = start();

        assertNotEquals(first.of("summary"), second.of("summary"));
        assertEquals(WRONG_PASSWORD, refusal("summary", "summary", first.of("summary")));
        assertEquals("1", text("summary", "SELECT id FROM chat"));
    }

    private DatabasePasswords start() {
        DatabasePasswords passwords = DatabasePasswords.of(home);
        database = new Database(home, ports, passwords);
        database.start();
        return passwords;
    }

    /** As the library's own defaults have it: one role, {@code trust} for everybody on this machine. */
    private void anEarlierReleaseWasHere() throws IOException, SQLException {
        try (EmbeddedPostgres earlier = EmbeddedPostgres.builder()
                .setDataDirectory(home.data())
                .setOverrideWorkingDirectory(home.postgres().toFile())
                .setCleanDataDirectory(false)
                .setPort(ports.postgres())
                .start()) {
            try (Connection connection = earlier.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE summary");
            }
            try (Connection connection = connect("summary", "postgres", "anything");
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE chat AS SELECT 1 AS id; CREATE VIEW some_chat AS SELECT * FROM chat;"
                        + "CREATE TABLE numbered (n int GENERATED ALWAYS AS IDENTITY, m serial); CREATE SEQUENCE message_id;"
                        + "CREATE FUNCTION double(n int) RETURNS int LANGUAGE sql AS 'SELECT n * 2'");
            }
        }
    }

    private Connection connect(String name, String role, String password) throws SQLException {
        Properties who = new Properties();
        who.setProperty("user", role);
        if (password != null) {
            who.setProperty("password", password);
        }
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/" + name, who);
    }

    private String refusal(String name, String role, String password) {
        return assertThrows(SQLException.class, () -> connect(name, role, password))
                .getSQLState();
    }

    private String failure(String name, String statement) {
        return assertThrows(SQLException.class, () -> run(name, statement)).getSQLState();
    }

    private void run(String name, String statements) throws SQLException {
        try (Connection connection = database.connect(name);
                Statement statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }

    private String text(String name, String query) throws SQLException {
        try (Connection connection = database.connect(name);
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static String rights(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
