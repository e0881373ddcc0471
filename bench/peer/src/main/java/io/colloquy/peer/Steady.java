package io.colloquy.peer;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * {@code Steady MINUTES JDBC_URL TRACKING_URL}: two healthy workers hold batches for fifty seconds each, one after another,
 * twenty at a time. Prints how many were done, and how often one was declared crashed.
 */
final class Steady {
    private static final Duration WORK = Duration.ofSeconds(50);
    private static final int SLOTS = 20;

    private Steady() {}

    public static void main(String[] arguments) throws Exception {
        Duration time = Duration.ofMinutes(Long.parseLong(arguments[0]));
        int batches = SLOTS * (int) Math.max(1, time.dividedBy(WORK));
        try (Results results = new Results(arguments[1])) {
            results.prepare();
            Engine engine = Engine.of("colloquy", results, arguments[2]);
            engine.queue(batches);
            try (AutoCloseable one = engine.worker("one", WORK);
                    AutoCloseable two = engine.worker("two", WORK)) {
                while (engine.ended() < batches) {
                    Thread.sleep(1000);
                }
            }
            System.out.println(engine.ended() + " " + crashes(arguments[1]));
        }
        System.exit(0);
    }

    private static long crashes(String server) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server + "tracking" + Results.USER);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT sum(crashes) FROM batch WHERE kind = 'bench'")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
