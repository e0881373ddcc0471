package io.colloquy.tracking.annotation.pubannotation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Shorthand for reading small uploads. */
final class Reading {
    private Reading() {}

    static Entry document(String json) {
        List<Entry> entries = all(json.getBytes(StandardCharsets.UTF_8), UploadKind.JSON);
        if (entries.size() != 1) {
            throw new AssertionError("not one entry: " + entries);
        }
        return entries.get(0);
    }

    static List<Entry> lines(String text) {
        return all(text.getBytes(StandardCharsets.UTF_8), UploadKind.JSONL);
    }

    static List<Entry> all(byte[] upload, UploadKind kind) {
        return all(upload, kind, Limits.standard());
    }

    static List<Entry> all(byte[] upload, UploadKind kind, Limits limits) {
        List<Entry> entries = new ArrayList<>();
        into(entries, new ByteArrayInputStream(upload), kind, limits);
        return entries;
    }

    /** Leaves what was read before a refusal in the list. */
    static void into(List<Entry> entries, InputStream upload, UploadKind kind, Limits limits) {
        try (UploadReader reader = UploadReader.open(upload, kind, "upload", limits)) {
            for (Entry entry = reader.next(); entry != null; entry = reader.next()) {
                entries.add(entry);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A document on the text "abc" with the given members beside it. */
    static Entry withMembers(String members) {
        return document("{\"sourcedb\":\"s\",\"sourceid\":\"1\",\"text\":\"abcdef\"," + members + "}");
    }
}
