package io.colloquy.standalone.telling;

import io.colloquy.standalone.client.ExportUpload;
import io.colloquy.standalone.client.GatewayClient;
import io.colloquy.standalone.client.ImportView;
import io.colloquy.standalone.client.Pause;
import io.colloquy.standalone.client.PlanView;
import io.colloquy.standalone.terminal.Screen;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/** From an export to its summaries: import, plan, apply, read. */
public final class ExportSummary {
    /** What a reader of a chat wants: days without a summary, and days whose messages changed since. */
    private static final List<String> DUE = List.of("missing", "stale");

    private static final Duration BETWEEN = Duration.ofMillis(500);

    private final GatewayClient gateway;
    private final Screen screen;
    private final LocalDate from;
    private final LocalDate to;

    /**
     * Nothing happens yet.
     *
     * @param from null: from the first day
     * @param to null: to the last day that is over
     */
    public ExportSummary(GatewayClient gateway, Screen screen, LocalDate from, LocalDate to) {
        this.gateway = gateway;
        this.screen = screen;
        this.from = from;
        this.to = to;
    }

    /** Uploads an export, waits until its messages are there, and prints the report. */
    public ImportView imported(ExportUpload upload) {
        ImportView imported = gateway.upload("/api/imports", upload, ImportView.class);
        while (imported.isWaiting()) {
            Pause.of(BETWEEN);
            imported = gateway.get("/api/imports/" + imported.id(), ImportView.class);
        }
        ImportReport.print(screen, imported.orProblem());
        return imported;
    }

    /** Summarises the days that are due and prints all of them; false when some day did not end well. */
    public boolean summarise(ImportView imported) {
        boolean well = true;
        Backfill backfill = new Backfill(gateway, screen);
        for (String mode : DUE) {
            PlanView plan = backfill.plan(request(imported, mode));
            well &= plan.plannedDays() == 0 || backfill.apply(plan);
        }
        for (long chat : imported.chats()) {
            new Reading(gateway, screen).print(chat, from, to);
        }
        return well;
    }

    /** Prints what would be done, and takes back what this import brought. */
    public void dryRun(ImportView imported) {
        Backfill backfill = new Backfill(gateway, screen);
        try {
            for (String mode : DUE) {
                PlanView plan = backfill.plan(request(imported, mode));
                if (plan.plannedDays() > 0 || mode.equals(DUE.get(0))) {
                    backfill.print(plan);
                }
            }
        } finally {
            undo(imported);
        }
    }

    private void undo(ImportView imported) {
        if (imported.report().added() == 0) {
            screen.line("Nothing was summarised. The messages had been there before and stay.");
            return;
        }
        gateway.delete("/api/imports/" + imported.id());
        screen.line(
                "Nothing was summarised, and the " + imported.report().added() + " imported messages were taken back.");
    }

    private PlanView.Request request(ImportView imported, String mode) {
        return new PlanView.Request(true, from, to, imported.chats(), mode);
    }
}
