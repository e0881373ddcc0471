package io.colloquy.tracking.annotation.pubannotation;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The upload as sent: counts its bytes, and remembers when it failed by itself rather than by what is in it. */
final class PackedBytes extends FilterInputStream {
    private long count;
    private IOException failure;
    private boolean ended;

    PackedBytes(InputStream in) {
        super(in);
    }

    long count() {
        return count;
    }

    /** Throws again what the stream itself threw, if it did. */
    void rethrow() throws IOException {
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            int read = in.read(bytes, offset, length);
            ended |= read < 0;
            count += Math.max(0, read);
            return read;
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    /** The gzip reader asks this to learn whether another member follows, and takes zero for the end. */
    @Override
    public int available() {
        return ended ? 0 : 1;
    }
}
