package io.colloquy.tracking.annotation.pubannotation;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads the documents of an upload one by one, holding one at a time. Blocks, so it belongs on a worker thread.
 *
 * <p>What is wrong with a line or an object is in the {@link Entry}, and reading goes on. What makes the upload
 * unreadable, or unwise to read, leaves {@link #open} or {@link #next} as {@link UploadRefused}; entries given before
 * stand. A failure of the given stream itself stays the {@link IOException} that it was.
 */
public final class UploadReader implements Closeable {
    private final Contents contents;
    private final Limits limits;
    private final DocumentParser parser;
    private Contents.Content content;
    private Portions portions;
    private boolean anything;

    private UploadReader(Contents contents, Limits limits) {
        this.contents = contents;
        this.limits = limits;
        this.parser = new DocumentParser(limits);
    }

    /**
     * Begins to read.
     *
     * @param in the upload; closed with the reader
     * @param name of the upload, as findings shall name it
     */
    public static UploadReader open(InputStream in, UploadKind kind, String name, Limits limits) throws IOException {
        Contents contents = kind == UploadKind.TGZ
                ? Archive.open(in, limits)
                : BareFile.open(in, Quoted.of(name), kind == UploadKind.JSONL);
        return new UploadReader(contents, limits);
    }

    /** What the next line or file came to; null at the end. Blank lines are counted, and give nothing. */
    public Entry next() throws IOException {
        while (true) {
            if (portions == null) {
                content = contents.next();
                if (content == null) {
                    return null;
                }
                anything = false;
                if (content.unread() != null) {
                    Finding why = content.unread();
                    return Findings.rejected(why.reason(), why.file(), why.line(), why.place(), why.detail());
                }
                portions = new Portions(content.in(), content.lines(), limits.documentBytes());
            }
            Entry entry = nextOf(content);
            if (entry != null) {
                return entry;
            }
        }
    }

    @Override
    public void close() throws IOException {
        contents.close();
    }

    /** The next entry of the file at hand; null behind its last. */
    private Entry nextOf(Contents.Content file) throws IOException {
        while (portions.next()) {
            if (portions.tooLong()) {
                anything = true;
                return Findings.rejected(
                        Reason.DOCUMENT_TOO_LARGE,
                        file.name(),
                        portions.number(),
                        "",
                        "The document is longer than " + limits.documentBytes() + " bytes.");
            }
            if (!portions.blank()) {
                anything = true;
                int length = portions.end() - portions.start();
                return parser.parse(portions.bytes(), portions.start(), length, file.name(), portions.number());
            }
        }
        portions = null;
        return anything
                ? null
                : Findings.rejected(Reason.EMPTY_FILE, file.name(), 1, "", "There is no document in this file.");
    }
}
