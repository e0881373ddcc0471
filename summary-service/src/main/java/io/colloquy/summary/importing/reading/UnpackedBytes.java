package io.colloquy.summary.importing.reading;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** Counts what a zip unpacks to, and stops before it becomes a flood. */
final class UnpackedBytes {
    private static final long HARMLESS = 1L << 20;
    private static final int MOST_RATIO = 100;

    private final long most;
    private final byte[] buffer = new byte[1 << 16];
    private long total;

    UnpackedBytes(long packed) {
        most = Math.max(HARMLESS, packed * MOST_RATIO);
    }

    void drain(InputStream entry, String name) throws IOException {
        boolean text = name.toLowerCase(java.util.Locale.ROOT).endsWith(".txt");
        long length = 0;
        for (int read = entry.read(buffer); read >= 0; read = entry.read(buffer)) {
            if (length == 0 && text && read > 0) {
                FileKind.refuseBinary(buffer, Math.min(read, 512), "The entry '" + NumberedText.cut(name) + "'");
            }
            length += read;
            total += read;
            if (total > most || (text && length > ZipText.LONGEST_TEXT)) {
                throw new Unreadable(
                        "zip-bomb",
                        "The zip unpacks to too much",
                        "At the entry '" + NumberedText.cut(name) + "' it unpacks to more than "
                                + (total > most ? MOST_RATIO + " times its size." : "200 MiB of text."),
                        Map.of("entry", NumberedText.cut(name)));
            }
        }
    }
}
