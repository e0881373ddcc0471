package io.colloquy.standalone.door;

import io.colloquy.standalone.endtoend.RunningColloquy;
import io.colloquy.standalone.system.Service;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The gateway's database has thrown everybody out, and lets nobody in until this is closed. */
final class ClosedDatabase implements AutoCloseable {
    private static final String NAME = Service.GATEWAY.database();

    private final Connection only;

    ClosedDatabase(RunningColloquy colloquy) throws SQLException {
        only = colloquy.system().database().connect(NAME);
        run("ALTER DATABASE " + NAME + " WITH CONNECTION LIMIT 0");
        run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + NAME
                + "' AND pid <> pg_backend_pid() AND backend_type = 'client backend'");
    }

    @Override
    public void close() throws SQLException {
        try (only) {
            run("ALTER DATABASE " + NAME + " WITH CONNECTION LIMIT -1");
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = only.createStatement()) {
            statement.execute(sql);
        }
    }
}
