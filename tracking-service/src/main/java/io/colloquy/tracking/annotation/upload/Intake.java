package io.colloquy.tracking.annotation.upload;

import io.colloquy.tracking.annotation.AnnotationProblem;
import io.colloquy.tracking.annotation.pubannotation.UploadRefused;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** Takes uploads in: read through once, and stored before they are answered for. */
@ApplicationScoped
class Intake {
    /** Less than this is handled in the request. */
    static final long SMALL = 20 * 1024;

    private final UploadStore store;
    private final Planning planning;
    private final SmallUpload small;
    private final Uploads uploads;

    Intake(UploadStore store, Planning planning, SmallUpload small, Uploads uploads) {
        this.store = store;
        this.planning = planning;
        this.small = small;
        this.uploads = uploads;
    }

    /** Reads the body on the calling thread, which must be a worker's. */
    Uni<UploadView> accept(Wish wish, InputStream body) {
        return Blocking.work(() -> Files.createTempFile("colloquy-annotation-", ".upload"))
                .chain(file -> Blocking.work(() -> Body.copy(body, file))
                        .chain(() -> accept(wish, file))
                        .eventually(() -> Blocking.work(() -> Files.deleteIfExists(file))));
    }

    Uni<UploadView> accept(Wish wish, Path file) {
        return Blocking.work(() -> Body.checkedSize(file))
                .map(bytes -> new Upload(wish.project(), UUID.randomUUID(), wish.mode(), wish.fileName(), bytes))
                .chain(upload -> Blocking.work(() -> LookThrough.open(file, wish))
                        .chain(look -> accept(upload, look)
                                .eventually(() -> Blocking.work(() -> {
                                    look.close();
                                    return look;
                                }))))
                .onFailure(UploadRefused.class)
                .transform(refused -> problem((UploadRefused) refused));
    }

    private Uni<UploadView> accept(Upload upload, LookThrough look) {
        return Blocking.work(look::next)
                .chain(first ->
                        upload.bytes() < SMALL && look.ended() && first.bytes().length() < 10 * SMALL
                                ? small.handle(upload, first, look.survey())
                                : promise(upload, look, first));
    }

    private Uni<UploadView> promise(Upload upload, LookThrough look, Piece first) {
        return store.begin(upload)
                .chain(() -> store.add(upload, first))
                .chain(() -> rest(upload, look))
                .chain(() -> planning.plan(upload, look.survey()))
                .onFailure()
                .call(failure -> store.discard(upload).onFailure().recoverWithNull())
                .chain(job -> uploads.find(upload.project(), upload.id()));
    }

    private Uni<Void> rest(Upload upload, LookThrough look) {
        return look.ended()
                ? Uni.createFrom().voidItem()
                : Blocking.work(look::next)
                        .call(piece -> store.add(upload, piece))
                        .repeat()
                        .until(piece -> look.ended())
                        .collect()
                        .last()
                        .replaceWithVoid();
    }

    private static HttpProblem problem(UploadRefused refused) {
        return switch (refused.refusal()) {
            case EMPTY -> AnnotationProblem.empty();
            case WRONG_CONTAINER, NOT_TEXT ->
                AnnotationProblem.refusedUpload(
                        "upload-unreadable", "The upload is not what it is said to be", refused);
            default -> AnnotationProblem.refusedUpload("archive-refused", "The archive is refused", refused);
        };
    }
}
