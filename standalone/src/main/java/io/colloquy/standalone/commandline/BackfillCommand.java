package io.colloquy.standalone.commandline;

import io.colloquy.standalone.client.PlanView;
import io.colloquy.standalone.telling.Backfill;
import io.colloquy.standalone.terminal.Screen;
import java.util.List;

/** Summarises the days that are due in a running system. */
final class BackfillCommand implements Command {
    private static final List<String> MODES = List.of("missing", "stale", "failed", "all");

    @Override
    public int run(List<String> words, Setting setting, Screen screen) {
        Options options = Options.of(words, "--from=", "--to=", "--chat=", "--mode=", "--dry-run")
                .noRest();
        DayOptions days = DayOptions.of(options);
        List<Long> chats =
                options.all("--chat").stream().map(BackfillCommand::chat).toList();
        PlanView.Request request =
                new PlanView.Request(true, days.from(), days.to(), chats.isEmpty() ? null : chats, mode(options));

        Backfill backfill = new Backfill(Entrance.running(setting).client(), screen);
        PlanView plan = backfill.plan(request);
        backfill.print(plan);
        if (options.has("--dry-run") || plan.plannedDays() == 0) {
            return Colloquy.DONE;
        }
        return backfill.apply(plan) ? Colloquy.DONE : Colloquy.PROBLEM;
    }

    private static String mode(Options options) {
        String mode = options.value("--mode").orElse("missing");
        if (!MODES.contains(mode)) {
            throw new WrongUsage("--mode " + mode + " is none of " + String.join(", ", MODES) + ".");
        }
        return mode;
    }

    private static Long chat(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw new WrongUsage("--chat " + text + " is not a chat's number. See /api/chats.");
        }
    }
}
