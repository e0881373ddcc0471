package io.colloquy.tracking.annotation.pubannotation;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/** An upload that is the file itself. */
final class BareFile implements Contents {
    private final InputStream in;
    private final String name;
    private final boolean lines;
    private boolean given;

    private BareFile(InputStream in, String name, boolean lines) {
        this.in = in;
        this.name = name;
        this.lines = lines;
    }

    static BareFile open(InputStream in, String name, boolean lines) throws IOException {
        InputStream looked = new BufferedInputStream(in);
        looked.mark(FileKind.LOOKED_AT);
        byte[] start = looked.readNBytes(FileKind.LOOKED_AT);
        looked.reset();
        if (start.length == 0) {
            throw new UploadRefused(UploadRefused.Refusal.EMPTY, null, 0, "The upload has 0 bytes.");
        }
        FileKind kind = FileKind.of(start, start.length);
        if (kind != null) {
            throw new UploadRefused(
                    kind.archive() ? UploadRefused.Refusal.WRONG_CONTAINER : UploadRefused.Refusal.NOT_TEXT,
                    null,
                    0,
                    "The upload looks like " + kind.what() + ", not like JSON."
                            + (kind.archive() ? " Send a gzipped tar as .tgz." : ""));
        }
        return new BareFile(looked, name, lines);
    }

    @Override
    public Content next() {
        if (given) {
            return null;
        }
        given = true;
        return new Content(name, in, lines, null);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
