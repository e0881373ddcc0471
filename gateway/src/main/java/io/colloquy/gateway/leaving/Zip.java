package io.colloquy.gateway.leaving;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A zip that is never in memory as a whole: what goes in comes out a moment later, and is somebody else's then. */
final class Zip {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ZipOutputStream zip = new ZipOutputStream(out);

    /** Others wait on the same thread meanwhile: 64 KB take 0.4 ms like this, 1.2 ms if they become an eighth smaller. */
    Zip() {
        zip.setLevel(Deflater.BEST_SPEED);
    }

    Buffer begin(String name) {
        return after(() -> zip.putNextEntry(new ZipEntry(name)));
    }

    Buffer write(byte[] bytes) {
        return after(() -> zip.write(bytes));
    }

    Buffer endEntry() {
        return after(zip::closeEntry);
    }

    /** Without this nobody can read it: one that was cut off cannot be taken for a whole one. */
    Buffer end() {
        return after(zip::close);
    }

    private Buffer after(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            throw new UncheckedIOException("nothing in memory fails", e);
        }
        Buffer ready = Buffer.buffer(out.toByteArray());
        out.reset();
        return ready;
    }

    private interface Step {
        void run() throws IOException;
    }
}
