import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * How long plain COPY takes for the rows that an import has just stored: {@code java -cp postgresql.jar CopyRows.java
 * JDBC_URL FOLDER}. It writes the rows of {@code message} to a file, makes a second table with the same columns, defaults,
 * checks, indexes and foreign keys, and loads the file into it on one connection. Prints {@code ROWS SECONDS}.
 */
class CopyRows {
    private static final String COLUMNS =
            "SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute "
                    + "WHERE attrelid = 'message'::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''";
    private static final String FOREIGN_KEYS = "SELECT pg_get_constraintdef(oid) FROM pg_constraint "
            + "WHERE conrelid = 'message'::regclass AND contype = 'f'";

    public static void main(String[] arguments) throws SQLException, IOException {
        Path file = Path.of(arguments[1], "rows.copy");
        try (Connection connection = DriverManager.getConnection(arguments[0]);
                Statement sql = connection.createStatement()) {
            String columns = texts(sql, COLUMNS).get(0);
            try (OutputStream out = Files.newOutputStream(file)) {
                copy(connection).copyOut("COPY (SELECT " + columns + " FROM message ORDER BY chat_id, id) TO STDOUT", out);
            }
            sql.execute("DROP TABLE IF EXISTS bench_message");
            sql.execute("CREATE TABLE bench_message (LIKE message INCLUDING ALL)");
            for (String foreignKey : texts(sql, FOREIGN_KEYS)) {
                sql.execute("ALTER TABLE bench_message ADD " + foreignKey);
            }
            // Both start after a checkpoint, so that neither pays for the other's dirty pages.
            sql.execute("CHECKPOINT");

            long start = System.nanoTime();
            long rows;
            try (InputStream in = Files.newInputStream(file)) {
                rows = copy(connection).copyIn("COPY bench_message (" + columns + ") FROM STDIN", in, 1 << 16);
            }
            double seconds = (System.nanoTime() - start) / 1e9;

            sql.execute("DROP TABLE bench_message");
            System.out.printf(java.util.Locale.ROOT, "%d %.2f%n", rows, seconds);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static org.postgresql.copy.CopyManager copy(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    private static List<String> texts(Statement sql, String query) throws SQLException {
        var texts = new ArrayList<String>();
        try (var rows = sql.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
