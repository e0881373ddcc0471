package io.colloquy.tracking.annotation.upload;

import io.colloquy.tracking.annotation.pubannotation.AnnotatedDocument;
import io.colloquy.tracking.annotation.pubannotation.Entry;
import io.colloquy.tracking.annotation.pubannotation.Finding;
import io.colloquy.tracking.annotation.pubannotation.Limits;
import io.colloquy.tracking.annotation.pubannotation.UploadReader;
import io.vertx.mutiny.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads an upload once before it is accepted, a piece at a time. Blocks: only for worker threads. */
final class LookThrough implements Closeable {
    private static final int PIECE = 1 << 20;
    private static final int MOST_LINES = 5_000;
    /** Texts kept for people to read; beyond that an upload's findings are only counted. */
    private static final int MOST_NOTES = 50_000;

    private static final int MOST_NOTES_OF_A_LINE = 20;

    private final UploadReader reader;
    private final Survey survey = new Survey();
    private final UnreadableRun run = new UnreadableRun();
    private ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private List<Piece.Line> lines = new ArrayList<>();
    private int number;
    private int notes;
    private boolean ended;

    private LookThrough(UploadReader reader) {
        this.reader = reader;
    }

    static LookThrough open(Path file, Wish wish) throws IOException {
        return new LookThrough(
                UploadReader.open(Files.newInputStream(file), wish.kind(), wish.fileName(), Limits.standard()));
    }

    /** The next piece; without lines when there is none. */
    Piece next() throws IOException {
        bytes = new ByteArrayOutputStream();
        lines = new ArrayList<>();
        while (!ended && bytes.size() < PIECE && lines.size() < MOST_LINES) {
            Entry entry = reader.next();
            if (entry == null) {
                ended = true;
                endRun();
            } else if (entry.document() == null) {
                run.add(entry).ifPresent(one -> add(one.file(), Long.toString(one.line()), null, parcel(one)));
            } else {
                endRun();
                add(entry.file(), Long.toString(entry.line()), entry.document(), parcel(entry));
            }
        }
        return new Piece(number++, Buffer.buffer(bytes.toByteArray()), lines);
    }

    boolean ended() {
        return ended;
    }

    Survey survey() {
        return survey;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private void endRun() {
        run.end().ifPresent(rest -> add(rest.file(), rest.lines(), null, rest.parcel()));
    }

    private void add(String file, String at, AnnotatedDocument document, Parcel parcel) {
        byte[] packed = parcel.pack();
        var place = new Place(
                Place.shortName(file), at, document != null, survey.items(), number, bytes.size(), packed.length);
        bytes.writeBytes(packed);
        if (document == null) {
            lines.add(new Piece.Line(place, null, null, 1));
            survey.unreadable(
                    place, parcel.notes().isEmpty() ? "" : parcel.notes().get(0).text());
        } else {
            int weight = Math.max(1, document.items());
            lines.add(new Piece.Line(place, document.sourcedb(), document.sourceid(), weight));
            survey.document();
        }
    }

    private Parcel parcel(Entry entry) {
        List<Finding> findings = Stream.concat(entry.rejections().stream(), entry.warnings().stream())
                .limit(entry.document() == null || notes < MOST_NOTES ? MOST_NOTES_OF_A_LINE : 0)
                .toList();
        notes += findings.size();
        return new Parcel(
                entry.document(),
                entry.rejected(),
                entry.warned(),
                findings.stream().map(Note::of).toList());
    }
}
