package io.colloquy.tracking.annotation;

import io.colloquy.tracking.annotation.pubannotation.UploadRefused;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;
import java.util.Locale;

/** What can be wrong with what is asked of annotation collections. */
public final class AnnotationProblem {
    private AnnotationProblem() {}

    public static HttpProblem unknownProject(String project) {
        return of(404, "unknown-project", "There is no such project", "Project " + project + " holds no documents.");
    }

    public static HttpProblem unknownDocument(String sourcedb, String sourceid) {
        return of(
                404,
                "unknown-document",
                "There is no such document",
                "The project holds no document " + sourcedb + "/" + sourceid + ".");
    }

    public static HttpProblem unknownUpload(String id) {
        return of(404, "unknown-upload", "There is no such upload", "The project has no upload " + id + ".");
    }

    public static HttpProblem invalid(String field, String reason) {
        return of(422, "invalid-request", "The request is well-formed but wrong", field + ": " + reason);
    }

    public static HttpProblem fileMissing() {
        return of(400, "file-missing", "The file is missing", "The form needs a part named 'file' with a file.");
    }

    public static HttpProblem empty() {
        return of(422, "upload-empty", "The upload is empty", "It holds no line and no object.");
    }

    public static HttpProblem tooLarge(long most) {
        return of(413, "too-large", "The body is too large", "It may hold " + most + " bytes at most.");
    }

    public static HttpProblem unknownForm(String detail) {
        return of(415, "unsupported-media-type", "The upload has a form that is not known", detail);
    }

    /** An upload that cannot be read on; nothing of it is stored. */
    public static HttpProblem refusedUpload(String type, String title, UploadRefused refused) {
        HttpProblem.Builder problem = builder(422, type, title, refused.getMessage())
                .with(
                        "reason",
                        refused.refusal().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .with("atByte", refused.at());
        return (refused.entry() == null ? problem : problem.with("entry", refused.entry())).build();
    }

    public static HttpProblem.Builder builder(int status, String type, String title, String detail) {
        return HttpProblem.builder()
                .withType(URI.create("https://colloquy.io/problems/" + type))
                .withTitle(title)
                .withStatus(status)
                .withDetail(detail);
    }

    private static HttpProblem of(int status, String type, String title, String detail) {
        return builder(status, type, title, detail).build();
    }
}
