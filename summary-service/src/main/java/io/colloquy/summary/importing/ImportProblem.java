package io.colloquy.summary.importing;

import io.colloquy.summary.importing.reading.Unreadable;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;
import java.util.Map;

/** What can be wrong with an upload. */
final class ImportProblem extends HttpProblem {
    private static final long serialVersionUID = 1L;

    private ImportProblem(int status, String type, String title, String detail, Map<String, Object> where) {
        super(with(where)
                .withType(URI.create("https://colloquy.io/problems/" + type))
                .withTitle(title)
                .withStatus(status)
                .withDetail(detail));
    }

    static ImportProblem unreadable(Unreadable file) {
        return new ImportProblem(422, file.type(), file.title(), file.getMessage(), file.where());
    }

    static ImportProblem ambiguous(io.colloquy.summary.importing.whatsapp.Survey survey) {
        var first = survey.openings().get(0);
        return new ImportProblem(
                422,
                "date-order-ambiguous",
                "The dates can be read in two ways",
                "Line " + first.line() + " is " + first.dmy() + " if the day comes first, and " + first.mdy()
                        + " if the month does; nothing in the file decides. Set dateOrder to dmy or mdy.",
                Map.of("parameter", "dateOrder", "readings", survey.openings()));
    }

    static ImportProblem invalid(String field, String reason) {
        return new ImportProblem(422, "invalid-field", "A field is not valid", field + ": " + reason, Map.of());
    }

    static ImportProblem fileMissing() {
        return new ImportProblem(
                400,
                "file-missing",
                "The file is missing",
                "The form needs a part named 'file' with a file.",
                Map.of());
    }

    /** @param end how its job ended */
    static ImportProblem givenUp(String end) {
        return new ImportProblem(
                409,
                "import-given-up",
                "The import was given up",
                "Its job ended as '" + end
                        + "' before a message was stored. Nothing is left of the upload; send it again.",
                Map.of());
    }

    static ImportProblem unknownImport(long id) {
        return new ImportProblem(
                404, "unknown-import", "There is no such import", "Import " + id + " does not exist.", Map.of());
    }

    private static Builder with(Map<String, Object> where) {
        Builder builder = HttpProblem.builder();
        where.forEach(builder::with);
        return builder;
    }
}
