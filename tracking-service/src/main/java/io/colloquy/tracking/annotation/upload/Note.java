package io.colloquy.tracking.annotation.upload;

import io.colloquy.tracking.annotation.pubannotation.Finding;
import java.util.Locale;

/** Something to be told about a line of an upload, as it is kept between the look through and the batch. */
record Note(boolean warning, String text) {
    static Note of(Finding finding) {
        String place = finding.place().isEmpty() ? "" : ", " + finding.place();
        String reason = finding.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Note(
                finding.reason().warning(),
                finding.file() + " line " + finding.line() + place + ": " + finding.detail() + " (" + reason + ")");
    }

    String severity() {
        return warning ? "warning" : "error";
    }
}
