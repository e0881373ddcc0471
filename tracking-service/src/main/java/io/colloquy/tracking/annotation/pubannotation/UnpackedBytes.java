package io.colloquy.tracking.annotation.pubannotation;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** What an archive unpacks to: stops before it becomes a flood, and says where packed bytes end or break. */
final class UnpackedBytes extends FilterInputStream {
    /** Between two entries; names of 4,096 bytes and their like fit, and nothing is held that is larger. */
    private static final long LONGEST_HEADER = 1 << 18;

    private final PackedBytes packed;
    private final Limits limits;
    private final RawHeader header = new RawHeader();
    private String entry;
    private boolean inHeader;
    private long total;

    private UnpackedBytes(InputStream in, PackedBytes packed, Limits limits) {
        super(in);
        this.packed = packed;
        this.limits = limits;
    }

    static UnpackedBytes of(PackedBytes packed, Limits limits) throws IOException {
        try {
            return new UnpackedBytes(new GZIPInputStream(packed, 1 << 13), packed, limits);
        } catch (EOFException e) {
            packed.rethrow();
            throw new UploadRefused(
                    UploadRefused.Refusal.TRUNCATED, null, packed.count(), "The upload ends inside the gzip header");
        } catch (ZipException e) {
            packed.rethrow();
            throw new UploadRefused(UploadRefused.Refusal.BROKEN_GZIP, null, 0, "The gzip header is broken");
        }
    }

    /** From here to {@link #beginContent} everything is a header. */
    void beginHeader() {
        inHeader = true;
        header.begin((int) (-total & (RawHeader.BLOCK - 1)));
    }

    /** How many there were so far. */
    long total() {
        return total;
    }

    RawHeader header() {
        return header;
    }

    void beginContent(String name) {
        inHeader = false;
        entry = name;
    }

    UploadRefused refuse(UploadRefused.Refusal refusal, String detail) {
        String where = entry == null ? "" : " (at the entry '" + entry + "')";
        return new UploadRefused(refusal, entry, packed.count(), detail + where);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = unpack(bytes, offset, length);
        if (read > 0) {
            total += read;
            guard();
            if (inHeader && header.add(bytes, offset, read) > LONGEST_HEADER) {
                throw refuse(UploadRefused.Refusal.HEADER_TOO_LARGE, "The header of an entry has no end");
            }
        }
        return read;
    }

    @Override
    public long skip(long n) throws IOException {
        byte[] sink = new byte[(int) Math.min(1 << 13, Math.max(0, n))];
        return Math.max(0, read(sink, 0, sink.length));
    }

    private int unpack(byte[] bytes, int offset, int length) throws IOException {
        try {
            return in.read(bytes, offset, length);
        } catch (EOFException e) {
            packed.rethrow();
            throw refuse(UploadRefused.Refusal.TRUNCATED, "The archive ends in the middle, at byte " + packed.count());
        } catch (ZipException e) {
            packed.rethrow();
            throw refuse(UploadRefused.Refusal.BROKEN_GZIP, "The gzip data are broken near byte " + packed.count());
        }
    }

    private void guard() {
        if (total > limits.unpackedBytes()) {
            throw refuse(
                    UploadRefused.Refusal.UNPACKS_TO_TOO_MUCH,
                    "The archive unpacks to more than " + limits.unpackedBytes() + " bytes");
        }
        if (total > limits.ratioFloor() && total > packed.count() * limits.ratio()) {
            throw refuse(
                    UploadRefused.Refusal.RATIO_TOO_HIGH,
                    "The archive unpacks to more than " + limits.ratio() + " times its size");
        }
    }
}
