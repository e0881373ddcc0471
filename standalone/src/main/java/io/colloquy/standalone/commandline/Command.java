package io.colloquy.standalone.commandline;

import io.colloquy.standalone.terminal.Screen;
import java.util.List;

/** One verb of the command line. */
interface Command {
    /** Returns the exit code. */
    int run(List<String> words, Setting setting, Screen screen);

    static Command named(String name) {
        return switch (name) {
            case "up" -> new UpCommand();
            case "down" -> new DownCommand();
            case "status" -> new StatusCommand();
            case "backfill" -> new BackfillCommand();
            case "summarize" -> new SummarizeCommand();
            case "demo" -> new DemoCommand();
            case "lab" -> new LabCommand();
            case "usage" -> new UsageCommand();
            case "keys" -> new KeysCommand();
            case "" -> throw new WrongUsage("Which command?");
            default -> throw new WrongUsage("There is no command '" + name + "'.");
        };
    }
}
