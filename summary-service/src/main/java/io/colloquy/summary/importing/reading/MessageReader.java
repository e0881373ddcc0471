package io.colloquy.summary.importing.reading;

import java.io.Closeable;
import java.io.IOException;

/** Messages of a file in its order, one at a time. */
public interface MessageReader extends Closeable {
    /** The next message; null at the end. */
    ParsedMessage next() throws IOException;
}
