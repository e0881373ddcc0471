package io.colloquy.peer;

import java.time.Duration;
import java.util.Locale;

/** {@code Throughput ENGINE ITEMS JDBC_URL TRACKING_URL}: items ended a second by two workers of ten slots. */
final class Throughput {
    private Throughput() {}

    public static void main(String[] arguments) throws Exception {
        int items = Integer.parseInt(arguments[1]);
        try (Results results = new Results(arguments[2])) {
            results.prepare();
            Engine engine = Engine.of(arguments[0], results, arguments[3]);
            engine.queue(items);
            long start = System.nanoTime();
            try (AutoCloseable one = engine.worker("one", Duration.ZERO);
                    AutoCloseable two = engine.worker("two", Duration.ZERO)) {
                while (engine.ended() < items) {
                    Thread.sleep(5);
                }
                double seconds = (System.nanoTime() - start) / 1e9;
                System.out.printf(Locale.ROOT, "%.0f%n", items / seconds);
            }
        }
        System.exit(0);
    }
}
