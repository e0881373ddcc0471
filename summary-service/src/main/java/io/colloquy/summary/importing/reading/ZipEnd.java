package io.colloquy.summary.importing.reading;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Looks for the record that ends every zip: read as a stream, a file cut between two entries seems whole. */
final class ZipEnd {
    private static final int LONGEST = 22 + 65_535;

    private ZipEnd() {}

    static void require(Path file) throws IOException {
        try (RandomAccessFile zip = new RandomAccessFile(file.toFile(), "r")) {
            int length = (int) Math.min(zip.length(), LONGEST);
            byte[] tail = new byte[length];
            zip.seek(zip.length() - length);
            zip.readFully(tail);
            if (!new String(tail, StandardCharsets.ISO_8859_1).contains("PK\u0005\u0006")) {
                throw new EOFException("no end record");
            }
        }
    }
}
