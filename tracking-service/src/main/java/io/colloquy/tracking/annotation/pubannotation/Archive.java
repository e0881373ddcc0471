package io.colloquy.tracking.annotation.pubannotation;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** An upload that is a gzipped tar: refused as a whole when it is meant to do harm, or cannot be read on. */
final class Archive implements Contents {
    private final PackedBytes packed;
    private final UnpackedBytes unpacked;
    private final TarArchiveInputStream tar;
    private final Limits limits;
    private final byte[] sink = new byte[1 << 13];
    private int entries;

    private Archive(PackedBytes packed, UnpackedBytes unpacked, Limits limits) throws IOException {
        this.packed = packed;
        this.unpacked = unpacked;
        this.tar = new TarArchiveInputStream(unpacked, RawHeader.BLOCK, RawHeader.BLOCK, "UTF-8");
        this.limits = limits;
    }

    static Archive open(InputStream in, Limits limits) throws IOException {
        BufferedInputStream looked = new BufferedInputStream(in);
        looked.mark(FileKind.LOOKED_AT);
        byte[] start = looked.readNBytes(FileKind.LOOKED_AT);
        looked.reset();
        if (start.length == 0) {
            throw new UploadRefused(UploadRefused.Refusal.EMPTY, null, 0, "The upload has 0 bytes.");
        }
        if (start.length < 2 || start[0] != 0x1f || start[1] != (byte) 0x8b) {
            FileKind kind = FileKind.of(start, start.length);
            throw new UploadRefused(
                    UploadRefused.Refusal.WRONG_CONTAINER,
                    null,
                    0,
                    "The upload looks like " + (kind == null ? "text" : kind.what()) + ", not like a gzipped tar.");
        }
        PackedBytes packed = new PackedBytes(looked);
        return new Archive(packed, UnpackedBytes.of(packed, limits), limits);
    }

    @Override
    public Content next() throws IOException {
        try {
            for (TarArchiveEntry entry = nextEntry(); entry != null; entry = nextEntry()) {
                EntryRules.check(entry, unpacked);
                if (!EntryRules.skipped(entry)) {
                    return content(entry);
                }
            }
            checkEnd();
            return null;
        } catch (IOException e) {
            throw broken();
        }
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }

    private TarArchiveEntry nextEntry() throws IOException {
        while (entries > 0 && tar.read(sink, 0, sink.length) >= 0) {
            // What is left of the last entry counts as its content, not as a header.
        }
        unpacked.beginHeader();
        TarArchiveEntry entry = tar.getNextEntry();
        if (entry == null) {
            return null;
        }
        unpacked.beginContent(Quoted.of(entry.getName()));
        if (!entry.isCheckSumOK()) {
            throw broken();
        }
        if (++entries > limits.entries()) {
            throw unpacked.refuse(
                    UploadRefused.Refusal.TOO_MANY_ENTRIES,
                    "The archive has more than " + limits.entries() + " entries");
        }
        if (entry.getSize() > limits.unpackedBytes()) {
            throw unpacked.refuse(
                    UploadRefused.Refusal.ENTRY_TOO_LARGE, "An entry says that it has " + entry.getSize() + " bytes");
        }
        return entry;
    }

    private Content content(TarArchiveEntry entry) throws IOException {
        String name = Quoted.of(entry.getName());
        boolean lines = EntryRules.jsonLines(entry.getName());
        if (!lines && !EntryRules.json(entry.getName())) {
            return Content.unread(Reason.FILE_NOT_READ, name, "Only files named .json or .jsonl are read.");
        }
        BufferedInputStream in = new BufferedInputStream(new EntryBytes());
        in.mark(FileKind.LOOKED_AT);
        byte[] start = in.readNBytes(FileKind.LOOKED_AT);
        in.reset();
        FileKind kind = FileKind.of(start, start.length);
        if (kind != null && kind.archive()) {
            throw unpacked.refuse(
                    UploadRefused.Refusal.NESTED_ARCHIVE, "The archive has " + kind.what() + " in it under that name");
        }
        return kind == null
                ? new Content(name, in, lines, null)
                : Content.unread(Reason.NOT_TEXT, name, "The file looks like " + kind.what() + ", not like JSON.");
    }

    private void checkEnd() throws IOException {
        unpacked.beginContent(null);
        // The library takes half a header for the end.
        if (unpacked.total() == 0 || unpacked.total() % RawHeader.BLOCK != 0) {
            throw broken();
        }
        if (entries == 0) {
            throw unpacked.refuse(UploadRefused.Refusal.EMPTY, "The archive has no file in it");
        }
        for (int read = unpacked.read(sink, 0, sink.length); read >= 0; read = unpacked.read(sink, 0, sink.length)) {
            for (int i = 0; i < read; i++) {
                if (sink[i] != 0) {
                    throw unpacked.refuse(
                            UploadRefused.Refusal.DATA_AFTER_END, "Something follows the end of the archive");
                }
            }
        }
    }

    private UploadRefused broken() throws IOException {
        packed.rethrow();
        return unpacked.refuse(
                UploadRefused.Refusal.BROKEN_TAR,
                entries == 0 ? "The gzip file holds no tar archive" : "The tar archive is broken or cut");
    }

    /** The entry at hand. */
    private final class EntryBytes extends InputStream {
        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                return tar.read(bytes, offset, length);
            } catch (IOException e) {
                throw broken();
            }
        }
    }
}
