package io.colloquy.standalone.commandline;

import io.colloquy.standalone.client.ExportUpload;
import io.colloquy.standalone.client.ImportView;
import io.colloquy.standalone.system.CannotStart;
import io.colloquy.standalone.telling.ExportSummary;
import io.colloquy.standalone.terminal.Screen;
import java.io.FileNotFoundException;
import java.nio.file.Path;
import java.util.List;

/** Summarises a chat export. */
final class SummarizeCommand implements Command {
    private static final List<String> DATE_ORDERS = List.of("dmy", "mdy", "ymd");

    @Override
    public int run(List<String> words, Setting setting, Screen screen) {
        Options options = Options.of(words, "--zone=", "--date-order=", "--from=", "--to=", "--dry-run", "--once");
        Path file = ExportOption.checked(options);
        DayOptions days = DayOptions.of(options);
        ExportUpload upload = upload(file, options);

        try (Session session = Session.open(setting, screen)) {
            ExportSummary summary = new ExportSummary(session.gateway(), screen, days.from(), days.to());
            ImportView imported = summary.imported(upload);
            if (options.has("--dry-run")) {
                summary.dryRun(imported);
                return Colloquy.DONE;
            }
            boolean well = summary.summarise(imported);
            return session.finish(imported, well, options.has("--once"));
        }
    }

    private static ExportUpload upload(Path file, Options options) {
        try {
            return ExportUpload.of(file)
                    .with(
                            "zone",
                            options.value("--zone").map(ZoneOption::checked).orElse(null))
                    .with(
                            "dateOrder",
                            options.value("--date-order")
                                    .map(SummarizeCommand::dateOrder)
                                    .orElse(null));
        } catch (FileNotFoundException e) {
            throw new CannotStart("There is no file " + file + ".");
        }
    }

    private static String dateOrder(String text) {
        if (!DATE_ORDERS.contains(text)) {
            throw new WrongUsage("--date-order " + text + " is none of " + String.join(", ", DATE_ORDERS) + ".");
        }
        return text;
    }
}
