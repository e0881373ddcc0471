package io.colloquy.tracking.annotation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.IntStream;

/** A collection that is made while it is read. */
final class ManyDocuments extends InputStream {
    private static final int AT_ONCE = 1000;

    private final int documents;
    private int next;
    private InputStream part = InputStream.nullInputStream();

    ManyDocuments(int documents) {
        this.documents = documents;
    }

    static String line(int number) {
        return String.format(
                Locale.ROOT,
                "{\"sourcedb\":\"many\",\"sourceid\":\"%07d\",\"text\":\"Anna met Ben.\",\"denotations\":["
                        + "{\"id\":\"T1\",\"span\":{\"begin\":0,\"end\":4},\"obj\":\"Person\"},"
                        + "{\"id\":\"T2\",\"span\":{\"begin\":9,\"end\":12},\"obj\":\"Person\"}]}",
                number);
    }

    private static InputStream part(int from, int to) {
        var text = new StringBuilder();
        IntStream.range(from, to).forEach(number -> text.append(line(number)).append('\n'));
        return new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int read() {
        throw new UnsupportedOperationException("one byte at a time would take a while");
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = part.read(bytes, offset, length);
        while (read < 0 && next < documents) {
            int end = Math.min(documents, next + AT_ONCE);
            part = part(next, end);
            next = end;
            read = part.read(bytes, offset, length);
        }
        return read;
    }
}
