package io.colloquy.tracking.annotation.pubannotation;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/** The files of an upload, one after the other. */
interface Contents extends Closeable {
    /**
     * A file of an upload.
     *
     * @param in its bytes, to be read before the next file is asked for
     * @param lines whether each line is a document
     * @param unread why it is not read at all; null if it is
     */
    record Content(String name, InputStream in, boolean lines, Finding unread) {
        static Content unread(Reason reason, String name, String detail) {
            return new Content(name, InputStream.nullInputStream(), false, new Finding(reason, name, 1, "", detail));
        }
    }

    /** The next file; null behind the last. */
    Content next() throws IOException;
}
