package io.colloquy.summary.importing.whatsapp;

import io.colloquy.summary.importing.reading.Lines;
import io.colloquy.summary.importing.reading.MessageReader;
import io.colloquy.summary.importing.reading.NumberedText;
import io.colloquy.summary.importing.reading.ParsedMessage;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** The messages of a WhatsApp export whose layout is known. */
public final class WhatsAppReader implements MessageReader {
    private static final int LISTED = 100;

    private final Lines lines;
    private final Layout layout;
    private final LocalClock clock;
    private final Openings openings;
    private final MessageLength length = new MessageLength();
    private final List<NumberedText> notUnderstood = new ArrayList<>();
    private long notUnderstoodCount;
    private Header header;
    private String headed;
    private long headedAt;
    private LocalDate date;
    private int dateFields = -1;

    /** Reads on from where {@code lines} stands, which must be the beginning. */
    public WhatsAppReader(Lines lines, Layout layout, ZoneId zone) {
        this.lines = lines;
        this.layout = layout;
        clock = new LocalClock(zone);
        openings = new Openings(layout.notAuthors());
    }

    /**
     * The first hundred lines that are no message and no plain continuation: what stands before the first message, and
     * headers of another shape, which stay in the text of the message before them.
     */
    public List<NumberedText> notUnderstood() {
        return notUnderstood;
    }

    public long notUnderstoodCount() {
        return notUnderstoodCount;
    }

    @Override
    public ParsedMessage next() throws IOException {
        if (header == null && !skipToFirst()) {
            return null;
        }
        Header current = header;
        Instant at = clock.at(date(current), current.secondOfDay());
        Opening opening = openings.read(headed, current.body());
        String text = text(headed.substring(opening.text()));
        return message(current, at, opening, text);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private boolean skipToFirst() throws IOException {
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (begins(line)) {
                return true;
            }
            if (!Matching.clean(line).isBlank()) {
                doubt(line);
            }
        }
        return false;
    }

    /** The rest of the message; afterwards {@link #header} is the next one's, or null at the end. */
    private String text(String first) throws IOException {
        StringBuilder more = null;
        int blank = 0;
        header = null;
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (begins(line)) {
                break;
            }
            length.more(line, lines.number());
            if (line.isEmpty()) {
                // Only blank lines inside a message belong to it: how many end a file is up to the editor.
                blank++;
                continue;
            }
            more = more == null ? new StringBuilder(first) : more;
            more.append("\n".repeat(blank + 1)).append(line);
            blank = 0;
        }
        return more == null ? first : more.toString();
    }

    private boolean begins(String line) {
        Header found = HeaderScanner.scan(line);
        if (found == null) {
            return false;
        }
        if (!found.shape().equals(layout.shape())) {
            if (header != null || headed != null) {
                doubt(line);
            }
            return false;
        }
        header = found;
        headed = line;
        headedAt = lines.number();
        length.start(line, headedAt);
        return true;
    }

    private ParsedMessage message(Header current, Instant at, Opening opening, String text) {
        boolean notice = opening.sender() == null || (layout.shape().form() == Form.IOS && Kinds.notice(text));
        return new ParsedMessage(
                null,
                at,
                current.second() >= 0,
                notice ? null : opening.sender(),
                notice ? Kinds.SYSTEM : Kinds.authored(text),
                text,
                null,
                null,
                null);
    }

    private LocalDate date(Header current) {
        if (current.date() != dateFields) {
            dateFields = current.date();
            date = layout.order().read(current);
            if (date == null) {
                throw Surveyor.noSuchDate(headedAt, layout.order());
            }
        }
        return date;
    }

    private void doubt(String line) {
        notUnderstoodCount++;
        if (notUnderstood.size() < LISTED) {
            notUnderstood.add(NumberedText.of(lines.number(), line));
        }
    }
}
