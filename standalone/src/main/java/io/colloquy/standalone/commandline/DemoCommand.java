package io.colloquy.standalone.commandline;

import io.colloquy.standalone.client.ExportUpload;
import io.colloquy.standalone.client.ImportView;
import io.colloquy.standalone.telling.ExportSummary;
import io.colloquy.standalone.terminal.Screen;
import java.util.List;

/** Summarises the conversation that Colloquy ships. */
final class DemoCommand implements Command {
    private static final String SAMPLE = "/sample/repair-cafe.txt";

    @Override
    public int run(List<String> words, Setting setting, Screen screen) {
        Options options = Options.of(words, "--once").noRest();
        try (Session session = Session.open(setting, screen)) {
            screen.line("The sample: three neighbours plan a repair café.");
            ExportSummary summary = new ExportSummary(session.gateway(), screen, null, null);
            ImportView imported = summary.imported(ExportUpload.of(
                            "WhatsApp Chat with Repair Café (sample).txt",
                            () -> DemoCommand.class.getResourceAsStream(SAMPLE))
                    .with("zone", "Europe/Berlin"));
            boolean well = summary.summarise(imported);
            return session.finish(imported, well, options.has("--once"));
        }
    }
}
