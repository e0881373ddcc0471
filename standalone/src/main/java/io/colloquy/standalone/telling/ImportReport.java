package io.colloquy.standalone.telling;

import io.colloquy.standalone.client.ImportView;
import io.colloquy.standalone.terminal.Screen;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

/** What an import found, in a few lines: what it decided by itself, a person should be able to check. */
final class ImportReport {
    private static final int SHOWN = 5;
    private static final int NAMES = 8;
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private ImportReport() {}

    static void print(Screen screen, ImportView imported) {
        ImportView.Report report = imported.report();
        long all = report.counts().values().stream().mapToLong(Long::longValue).sum();
        screen.paragraph(
                "",
                Count.messages(all) + " (" + kinds(report) + "): " + report.added() + " new, " + report.alreadyThere()
                        + " already there");
        screen.paragraph("  ", "from " + names(report.participants()));
        screen.paragraph("  ", "between " + local(report, report.firstAt()) + " and " + local(report, report.lastAt()));
        screen.paragraph("  ", "form " + report.form() + dates(report) + ", times read in zone " + report.zone());
        if (report.capReached()) {
            screen.paragraph("  ! ", "The count is where WhatsApp cuts its exports: older messages may be missing.");
        }
        lines(screen, "not understood", report.linesNotUnderstood(), report.linesNotUnderstoodCount());
        lines(
                screen,
                "taken for WhatsApp's own words, not a person's; please check",
                report.ruleTwoDecisions(),
                report.ruleTwoDecisions().size());
    }

    private static void lines(Screen screen, String what, List<ImportView.NumberedText> lines, long count) {
        if (count == 0) {
            return;
        }
        screen.paragraph("  ! ", (count == 1 ? "1 line " : count + " lines ") + what + ":");
        lines.stream()
                .limit(SHOWN)
                .forEach(line -> screen.paragraph("    ", "line " + line.line() + ": " + line.text()));
        if (count > SHOWN) {
            screen.line("    …");
        }
    }

    private static String local(ImportView.Report report, Instant at) {
        return MINUTES.format(at.atZone(ZoneId.of(report.zone())));
    }

    private static String dates(ImportView.Report report) {
        if (report.dateOrder() == null) {
            return "";
        }
        String why = report.dateOrderEvidence();
        return ", dates read as " + report.dateOrder() + (why == null ? "" : " (" + why + ")");
    }

    private static String kinds(ImportView.Report report) {
        return report.counts().entrySet().stream()
                .filter(kind -> kind.getValue() > 0)
                .map(kind -> kind.getValue() + " " + kind.getKey())
                .collect(Collectors.joining(", "));
    }

    private static String names(List<ImportView.Participant> participants) {
        String names = participants.stream()
                .limit(NAMES)
                .map(person -> person.name() + " (" + person.messages() + ")")
                .collect(Collectors.joining(", "));
        return participants.size() > NAMES ? names + " and " + (participants.size() - NAMES) + " more" : names;
    }
}
