package io.colloquy.peer;

import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * {@code Freeze ENGINE JDBC_URL TRACKING_URL}: a worker is frozen (SIGSTOP) in the middle of ten items, another one takes
 * over and finishes them, the first one wakes up (SIGCONT). Prints how many results were written twice.
 */
final class Freeze {
    private static final int ITEMS = 10;
    private static final Duration WORK = Duration.ofSeconds(3);

    private Freeze() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 4) {
            Engine.of(arguments[0], new Results(arguments[1]), arguments[2]).worker(arguments[3], WORK);
            Thread.currentThread().join();
        }
        try (Results results = new Results(arguments[1])) {
            results.prepare();
            Engine.of(arguments[0], results, arguments[2]).queue(ITEMS);
            Process first = worker(arguments, "first");
            wait(results, "SELECT count(*) FROM started", first);
            signal("STOP", first);
            Process second = worker(arguments, "second");
            wait(results, "SELECT count(DISTINCT item) FROM result", second);
            signal("CONT", first);
            // Longer than the work takes: whatever the first worker still writes is there by then.
            Thread.sleep(WORK.multipliedBy(3).toMillis());
            first.destroyForcibly();
            second.destroyForcibly();
            System.out.println(results.number(
                    "SELECT count(*) FROM (SELECT item FROM result GROUP BY item HAVING count(*) > 1) AS twice"));
        }
        System.exit(0);
    }

    private static Process worker(String[] arguments, String name) throws IOException {
        String java = ProcessHandle.current().info().command().orElse("java");
        return new ProcessBuilder(List.of(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Freeze.class.getName(),
                        arguments[0],
                        arguments[1],
                        arguments[2],
                        name))
                .redirectErrorStream(true)
                .redirectOutput(new File(System.getProperty("java.io.tmpdir"), "freeze-" + name + ".log"))
                .start();
    }

    private static void wait(Results results, String query, Process worker) throws InterruptedException {
        while (results.number(query) < ITEMS) {
            if (!worker.isAlive()) {
                throw new IllegalStateException("the worker ended with " + worker.exitValue());
            }
            Thread.sleep(50);
        }
    }

    private static void signal(String name, Process process) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
    }
}
