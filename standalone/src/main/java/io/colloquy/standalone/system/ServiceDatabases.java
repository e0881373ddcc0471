package io.colloquy.standalone.system;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** One database a service, owned by a role that may enter no other and is no superuser. */
final class ServiceDatabases {
    /**
     * What a release that knew one role for everything has made. Sequences of identity columns follow their tables, and
     * {@code REASSIGN OWNED} does not work for the role that the server itself belongs to.
     */
    private static final String OTHERS = """
            SELECT format('ALTER %s %I.%I OWNER TO %I', CASE c.relkind WHEN 'S' THEN 'SEQUENCE' WHEN 'v' THEN 'VIEW' ELSE 'TABLE' END,
                          n.nspname, c.relname, current_database())
              FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE c.relkind IN ('r', 'p', 'v', 'S') AND c.relowner <> current_database()::regrole
               AND n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\\_%'
               AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid
                                                           AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i'))
            UNION ALL
            SELECT format('ALTER ROUTINE %s OWNER TO %I', p.oid::regprocedure, current_database())
              FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
             WHERE p.proowner <> current_database()::regrole
               AND n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\\_%'
            """;

    private final Database database;
    private final DatabasePasswords passwords;

    ServiceDatabases(Database database, DatabasePasswords passwords) {
        this.database = database;
        this.passwords = passwords;
    }

    /** Makes what is missing, and gives every role its password. */
    void prepare() throws SQLException {
        try (Connection connection = database.asSuperuser(DatabasePasswords.SUPERUSER);
                Statement statement = connection.createStatement()) {
            for (Service service : Service.values()) {
                String role = service.database();
                if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", role)) {
                    statement.execute("CREATE ROLE " + role);
                }
                statement.execute("ALTER ROLE " + role + " WITH LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD '"
                        + DatabaseDoor.verifier(passwords.of(role)) + "'");
                if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", role)) {
                    statement.execute("CREATE DATABASE " + role);
                }
                statement.execute("ALTER DATABASE " + role + " OWNER TO " + role);
            }
        }
        for (Service service : Service.values()) {
            handOver(service.database());
        }
    }

    private void handOver(String name) throws SQLException {
        try (Connection connection = database.asSuperuser(name);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            List<String> changes = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(OTHERS)) {
                while (rows.next()) {
                    changes.add(rows.getString(1));
                }
            }
            for (String change : changes) {
                statement.execute(change);
            }
            connection.commit();
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }
}
