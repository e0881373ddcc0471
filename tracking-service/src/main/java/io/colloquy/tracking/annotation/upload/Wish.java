package io.colloquy.tracking.annotation.upload;

import io.colloquy.tracking.annotation.AnnotationProblem;
import io.colloquy.tracking.annotation.Project;
import io.colloquy.tracking.annotation.collection.Mode;
import io.colloquy.tracking.annotation.pubannotation.UploadKind;
import java.util.Locale;

/** What an upload asks for, checked as far as that goes without looking into it. */
record Wish(Project project, Mode mode, String fileName, UploadKind kind) {
    static Wish of(Project project, String mode, String fileName, String contentType) {
        Mode known = mode == null || mode.isEmpty()
                ? Mode.REPLACE
                : Mode.named(mode)
                        .orElseThrow(
                                () -> AnnotationProblem.invalid("mode", "replace, add, merge or skip is expected."));
        String name = fileName == null ? "" : fileName.replace('\\', '/');
        name = name.substring(name.lastIndexOf('/') + 1).strip();
        UploadKind kind = name.isEmpty() ? ofType(contentType) : ofName(name);
        return new Wish(project, known, name.isEmpty() ? nameless(kind) : Place.shortName(name), kind);
    }

    private static UploadKind ofName(String name) {
        return UploadKind.of(name)
                .orElseThrow(() -> AnnotationProblem.unknownForm("The file's name must end in .json, .jsonl or .tgz."));
    }

    private static UploadKind ofType(String contentType) {
        String type =
                contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return switch (type) {
            case "application/json" -> UploadKind.JSON;
            case "application/x-ndjson", "application/jsonl" -> UploadKind.JSONL;
            case "application/gzip", "application/x-gzip" -> UploadKind.TGZ;
            default ->
                throw AnnotationProblem.unknownForm(
                        "A body of type application/octet-stream needs the parameter filename, which ends in .json, .jsonl or .tgz.");
        };
    }

    private static String nameless(UploadKind kind) {
        return "upload." + kind.name().toLowerCase(Locale.ROOT);
    }
}
