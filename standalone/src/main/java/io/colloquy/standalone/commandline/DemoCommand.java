package io.colloquy.standalone.commandline;

import io.colloquy.standalone.client.ExportUpload;
import io.colloquy.standalone.client.ImportView;
import io.colloquy.standalone.client.UsageView;
import io.colloquy.standalone.system.Home;
import io.colloquy.standalone.system.Ports;
import io.colloquy.standalone.telling.ExportSummary;
import io.colloquy.standalone.terminal.Screen;
import java.util.List;
import java.util.Map;

/** Summarises the conversation that Colloquy ships; on request with a model that misbehaves. */
final class DemoCommand implements Command {
    private static final String SAMPLE = "/sample/repair-cafe.txt";

    @Override
    public int run(List<String> words, Setting setting, Screen screen) {
        Options options = Options.of(words, "--once", "--flaky").noRest();
        if (options.has("--flaky")) {
            return flaky(setting, screen, options.has("--once"));
        }
        try (Session session = Session.open(setting, screen)) {
            return summarised(session, screen, options.has("--once"), () -> {});
        }
    }

    /** In a home of its own: what a misbehaving model wrote should not stand among somebody's summaries. */
    private static int flaky(Setting setting, Screen screen, boolean once) {
        Home home = new Home(setting.home().folder().resolve("flaky")).anew(setting.home());
        try (FlakyModel model = new FlakyModel();
                Session session = Session.open(
                        new Setting(home, setting.app(), Ports.free(), Map.of()), screen, model.settings())) {
            screen.line(
                    "The model of this run is a stand-in that has a bad hour: it refuses, breaks off, falls silent and talks");
            screen.line("nonsense. Where it answers at all, it says only which messages it was shown.");
            return summarised(session, screen, once, () -> model.tell(screen, charged(session)));
        }
    }

    private static long charged(Session session) {
        return session.gateway().get("/api/usage/current", UsageView.class).requestsToday();
    }

    private static int summarised(Session session, Screen screen, boolean once, Runnable after) {
        screen.line("The sample: three neighbours plan a repair café.");
        ExportSummary summary = new ExportSummary(session.gateway(), screen, null, null);
        ImportView imported = summary.imported(ExportUpload.of(
                        "WhatsApp Chat with Repair Café (sample).txt",
                        () -> DemoCommand.class.getResourceAsStream(SAMPLE))
                .with("zone", "Europe/Berlin"));
        boolean well = summary.summarise(imported);
        after.run();
        return session.finish(imported, well, once);
    }
}
