package io.colloquy.summary.importing.reading;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * An uploaded file that holds a text, bare or as the one text of a zip.
 *
 * @param entry name of the zip's entry; null for a bare text
 */
public record Container(Path file, String entry) {
    /** Looks at the file's first bytes, and through all of a zip; what cannot hold a chat is refused by its kind. */
    public static Container of(Path file) throws IOException {
        byte[] start = new byte[512];
        int length;
        try (InputStream in = Files.newInputStream(file)) {
            length = in.readNBytes(start, 0, start.length);
        }
        if (length == 0) {
            throw new Unreadable("upload-empty", "The file is empty", "The file has 0 bytes.", Map.of());
        }
        if (FileKind.zip(start, length)) {
            return new Container(file, ZipText.only(file));
        }
        FileKind.refuseBinary(start, length, "The file");
        return new Container(file, null);
    }

    /** The text from its beginning. */
    public InputStream open() throws IOException {
        return entry == null ? Files.newInputStream(file) : new BufferedInputStream(ZipText.open(file, entry));
    }
}
