package io.colloquy.tracking.annotation.upload;

import io.colloquy.batchworker.Outcome.Message;
import io.colloquy.tracking.annotation.AnnotationProblem;
import io.colloquy.tracking.annotation.collection.Projects;
import io.colloquy.tracking.annotation.upload.Storing.Delivery;
import io.colloquy.tracking.database.Database;
import io.colloquy.tracking.job.MessageText;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Stores an upload while its request waits: everything in one transaction, as a job's batch would. */
@ApplicationScoped
class SmallUpload {
    private static final int MOST_REFUSALS = 100;

    private static final String RECORD = """
            INSERT INTO annotation_upload
                (project, id, mode, file_name, bytes, status, items, finished_at, kept, refusals, account)
            VALUES ($1, $2, $3, $4, $5, $6, $7, clock_timestamp(), false, $8::text::jsonb, $9)
            """;

    private static final Comparator<Piece.Line> BY_KEY = Comparator.comparing(Piece.Line::sourcedb, SmallUpload::bytes)
            .thenComparing(Piece.Line::sourceid, SmallUpload::bytes);

    private final Database database;
    private final Projects projects;
    private final Uploads uploads;

    SmallUpload(Database database, Projects projects, Uploads uploads) {
        this.database = database;
        this.projects = projects;
        this.uploads = uploads;
    }

    /** Nothing of the upload could be stored, so the transaction must leave nothing either. */
    private static final class NothingStored extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient BatchTally tally;

        NothingStored(BatchTally tally) {
            super("nothing stored", null, false, false);
            this.tally = tally;
        }
    }

    Uni<UploadView> handle(Upload upload, Piece piece, Survey survey) {
        return database.inTransaction(connection -> store(connection, upload, piece, survey))
                .chain(() -> uploads.find(upload.project(), upload.id()))
                .onFailure(NothingStored.class)
                .recoverWithUni(failure -> failed(upload, survey, ((NothingStored) failure).tally));
    }

    private Uni<Void> store(SqlConnection connection, Upload upload, Piece piece, Survey survey) {
        var tally = new BatchTally();
        var deposit = projects.deposit(connection, upload.project().key(), upload.mode());
        return projects.open(connection, upload.project())
                .chain(() -> new Storing(deposit, upload.mode(), tally).store(inOrder(piece)))
                .invoke(() -> {
                    if (tally.nothing()) {
                        throw new NothingStored(tally);
                    }
                })
                .chain(deposit::close)
                .chain(() -> record(connection, upload, survey, tally));
    }

    private Uni<UploadView> failed(Upload upload, Survey survey, BatchTally tally) {
        return database.inTransaction(connection -> record(connection, upload, survey, tally))
                .chain(() -> uploads.find(upload.project(), upload.id()))
                .map(view -> {
                    throw problem(view, tally);
                });
    }

    private static HttpProblem problem(UploadView view, BatchTally tally) {
        List<Message> messages = tally.messages();
        return AnnotationProblem.builder(
                        422,
                        "nothing-stored",
                        "Nothing of the upload could be stored",
                        messages.isEmpty()
                                ? "It holds no document."
                                : messages.get(0).text())
                .with("upload", view)
                .build();
    }

    private static Uni<Void> record(SqlConnection connection, Upload upload, Survey survey, BatchTally tally) {
        var values = Tuple.of(
                        upload.project().key(), upload.id(), upload.mode().text(), upload.fileName(), upload.bytes())
                .addString(tally.status())
                .addLong(survey.items())
                .addString(refusals(tally))
                .addString(upload.project().account());
        return connection
                .preparedQuery(RECORD)
                .execute(values)
                .chain(() -> BatchReports.write(connection, upload.project().key(), upload.id(), null, tally, 0));
    }

    private static String refusals(BatchTally tally) {
        var refusals = new JsonArray();
        tally.messages().stream()
                .limit(MOST_REFUSALS)
                .map(message -> new JsonObject()
                        .put("item", message.item())
                        .put("severity", message.severity())
                        .put("text", MessageText.cut(message.text())))
                .forEach(refusals::add);
        return refusals.encode();
    }

    /** As the database orders keys; a document's lines stay in the order of the file. */
    private static List<Delivery> inOrder(Piece piece) {
        Comparator<Piece.Line> order = Comparator.comparing((Piece.Line line) -> !line.readable())
                .thenComparing((one, other) -> one.readable() && other.readable() ? BY_KEY.compare(one, other) : 0);
        return piece.lines().stream()
                .sorted(order)
                .map(line -> new Delivery(
                        line.place(),
                        Parcel.unpack(piece.bytes()
                                .getBytes(
                                        line.place().offset(),
                                        line.place().offset() + line.place().length()))))
                .toList();
    }

    private static int bytes(String one, String other) {
        return Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
