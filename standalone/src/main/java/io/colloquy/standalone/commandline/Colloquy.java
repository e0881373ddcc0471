package io.colloquy.standalone.commandline;

import io.colloquy.standalone.client.Problem;
import io.colloquy.standalone.system.CannotStart;
import io.colloquy.standalone.terminal.Screen;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What {@code ./colloquy} hands over to once everything is built. Exit codes: 0 done, 1 a problem, 2 wrong usage. */
public final class Colloquy {
    static final int DONE = 0;
    static final int PROBLEM = 1;
    static final int USAGE = 2;
    private static final int UNAUTHENTICATED = 401;

    /** Held strongly: a logger that is only configured may be collected and come back with its defaults. */
    private static final Logger LIBRARIES = Logger.getLogger("");

    private Colloquy() {}

    public static void main(String[] words) {
        LIBRARIES.setLevel(Level.OFF);
        // Shorter than the gateway's, so that no request meets a connection that is being closed.
        System.setProperty("jdk.httpclient.keepalive.timeout", "10");
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(Arrays.asList(words), Screen.of(out, System.getProperties(), System.getenv()), err));
    }

    private static int run(List<String> words, Screen screen, PrintStream err) {
        try {
            return Command.named(words.isEmpty() ? "" : words.get(0))
                    .run(words.subList(Math.min(1, words.size()), words.size()), Setting.fromEnvironment(), screen);
        } catch (WrongUsage e) {
            err.println(e.getMessage());
            return USAGE;
        } catch (CannotStart | Problem e) {
            err.println(e.getMessage().stripTrailing());
            if (e instanceof Problem problem && problem.type().endsWith("/date-order-ambiguous")) {
                err.println("Say which with --date-order dmy or --date-order mdy.");
            }
            if (e instanceof Problem problem && problem.status() == UNAUTHENTICATED) {
                err.println(Entrance.shut(Setting.fromEnvironment()));
            }
            return PROBLEM;
        }
    }
}
