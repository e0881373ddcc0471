package io.colloquy.standalone.commandline;

import io.colloquy.standalone.client.Pause;
import io.colloquy.standalone.system.CannotStart;
import io.colloquy.standalone.system.Ports;
import io.colloquy.standalone.system.SystemState;
import io.colloquy.standalone.terminal.Screen;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Starts a second launcher in the background and returns when its system is ready. */
final class DetachedLaunch {
    private final Setting setting;
    private final Screen screen;
    private final Path log;

    DetachedLaunch(Setting setting, Screen screen) {
        this.setting = setting;
        this.screen = screen;
        this.log = setting.home().log("colloquy");
    }

    int run() {
        setting.home().prepared();
        Optional<SystemState> running = RunningSystem.find(setting.home());
        if (running.isPresent()) {
            screen.line("It is already up.");
            return describe(RunningSystem.await(setting.home()));
        }
        screen.line("Starting PostgreSQL and four services in the background …");
        Process launcher = launch();
        while (launcher.isAlive()) {
            Optional<SystemState> state = RunningSystem.find(setting.home());
            if (state.filter(SystemState::ready).isPresent()) {
                return describe(state.get());
            }
            Pause.of(RunningSystem.BETWEEN);
        }
        return ended(launcher);
    }

    /** A launcher that ends well met another one that was quicker. */
    private int ended(Process launcher) {
        if (launcher.exitValue() == Colloquy.DONE) {
            return describe(RunningSystem.await(setting.home()));
        }
        throw new CannotStart(said());
    }

    private int describe(SystemState state) {
        Addresses.print(screen, new Ports(state.port()), setting.home());
        screen.line("./colloquy down stops everything.");
        return Colloquy.DONE;
    }

    /** The background launcher must outlive this terminal: it ignores Ctrl-C and the hang-up, and ends by SIGTERM. */
    private Process launch() {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                "sh",
                "-c",
                "trap '' INT HUP; exec \"$@\"",
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dcolloquy.home=" + setting.home().folder(),
                "-Dcolloquy.app=" + setting.app(),
                "-cp",
                System.getProperty("java.class.path"),
                Colloquy.class.getName(),
                "up"));
        builder.redirectErrorStream(true);
        builder.redirectOutput(log.toFile());
        builder.redirectInput(new File("/dev/null"));
        try {
            return builder.start();
        } catch (IOException e) {
            throw new CannotStart("The background launcher could not be started: " + e.getMessage());
        }
    }

    private String said() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return "The background launcher ended and left no log at " + log + ".";
        }
    }
}
