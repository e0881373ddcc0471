package io.colloquy.standalone.commandline;

import io.colloquy.standalone.system.ColloquySystem;
import io.colloquy.standalone.terminal.Screen;
import java.util.concurrent.CountDownLatch;

/** A system that lives as long as this process: Ctrl-C, SIGTERM and a closed terminal stop it whole. */
final class Foreground implements AutoCloseable {
    private final ColloquySystem system;
    private final Screen screen;
    private final Thread atExit;

    Foreground(ColloquySystem system, Screen screen) {
        this.system = system;
        this.screen = screen;
        this.atExit = new Thread(this::stopAtExit, "stop");
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    void start() {
        screen.line("Starting PostgreSQL and four services …");
        system.start();
        system.onUnexpectedExit(report -> screen.line("\n" + report
                + "It is not restarted: what is wrong should be seen. Everything else keeps running; to start anew, "
                + "stop with Ctrl-C or ./colloquy down, then ./colloquy up."));
    }

    /** Blocks for good; the process ends through its shutdown hook. */
    int untilStopped() {
        screen.line("Ctrl-C stops everything.");
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Colloquy.DONE;
    }

    @Override
    public void close() {
        system.close();
    }

    private void stopAtExit() {
        system.close();
    }
}
