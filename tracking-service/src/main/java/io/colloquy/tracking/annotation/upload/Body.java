package io.colloquy.tracking.annotation.upload;

import io.colloquy.tracking.annotation.AnnotationProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** An upload's body on its way to a file, and how large it may be. */
final class Body {
    static final long MOST = 1L << 30;

    private static final int BUFFER = 1 << 16;

    private Body() {}

    static long copy(InputStream body, Path file) throws IOException {
        return copy(body, file, MOST);
    }

    static long copy(InputStream body, Path file, long most) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long total = 0;
        try (var out = Files.newOutputStream(file)) {
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                total += read;
                if (total > most) {
                    throw AnnotationProblem.tooLarge(most);
                }
                out.write(buffer, 0, read);
            }
        }
        return total;
    }

    static long checkedSize(Path file) throws IOException {
        long size = Files.size(file);
        if (size > MOST) {
            throw AnnotationProblem.tooLarge(MOST);
        }
        return size;
    }
}
