package io.colloquy.graph;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;

/** Everything the service logs until it is closed, as it would look on the console, stack traces included. */
public final class CapturedLog extends Handler {
    private static final Logger ROOT = Logger.getLogger("");

    private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();

    private CapturedLog() {
        setFormatter(new PatternFormatter("%p [%c] %s%e%n"));
    }

    public static CapturedLog start() {
        var log = new CapturedLog();
        ROOT.addHandler(log);
        return log;
    }

    public String text() {
        return String.join("", lines);
    }

    @Override
    public void publish(LogRecord entry) {
        lines.add(getFormatter().format(entry));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        ROOT.removeHandler(this);
    }
}
