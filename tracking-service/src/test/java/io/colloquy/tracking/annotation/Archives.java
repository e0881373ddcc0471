package io.colloquy.tracking.annotation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Packs archives, harmless ones and others. */
final class Archives {
    private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
    private final TarArchiveOutputStream tar;

    Archives() throws IOException {
        tar = new TarArchiveOutputStream(new GZIPOutputStream(packed));
    }

    Archives file(String name, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        var entry = new TarArchiveEntry(name, true);
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
        return this;
    }

    Archives link(String name, byte kind) throws IOException {
        var entry = new TarArchiveEntry(name, kind);
        entry.setLinkName("good.json");
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
        return this;
    }

    byte[] bytes() throws IOException {
        tar.close();
        return packed.toByteArray();
    }
}
