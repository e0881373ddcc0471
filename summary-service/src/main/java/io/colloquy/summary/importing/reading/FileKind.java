package io.colloquy.summary.importing.reading;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What a file is by its first bytes, whatever its name says. */
final class FileKind {
    private record Signature(String kind, int offset, String bytes) {}

    private static final List<Signature> KNOWN = List.of(
            new Signature("a PNG image", 0, "\u0089PNG"),
            new Signature("a JPEG image", 0, "\u00ff\u00d8\u00ff"),
            new Signature("a GIF image", 0, "GIF8"),
            new Signature("a WebP image", 8, "WEBP"),
            new Signature("an image or video (HEIC, MP4)", 4, "ftyp"),
            new Signature("a PDF document", 0, "%PDF-"),
            new Signature("a gzip archive", 0, "\u001f\u008b"),
            new Signature("a 7-Zip archive", 0, "7z\u00bc\u00af"),
            new Signature("a RAR archive", 0, "Rar!\u001a"),
            new Signature("an Office document", 0, "\u00d0\u00cf\u0011\u00e0"),
            new Signature("an Ogg audio file", 0, "OggS"),
            new Signature("an MP3 audio file", 0, "ID3"),
            new Signature("a SQLite database", 0, "SQLite format 3"),
            new Signature("a program", 0, "\u007fELF"),
            new Signature("UTF-16 text: save it as UTF-8", 0, "\u00ff\u00fe"),
            new Signature("UTF-16 text: save it as UTF-8", 0, "\u00fe\u00ff"));

    private FileKind() {}

    static boolean zip(byte[] start, int length) {
        String head = new String(start, 0, Math.min(length, 4), StandardCharsets.ISO_8859_1);
        return head.equals("PK\u0003\u0004") || head.equals("PK\u0005\u0006") || head.equals("PK\u0007\u0008");
    }

    static void refuseBinary(byte[] start, int length, String what) {
        String head = new String(start, 0, length, StandardCharsets.ISO_8859_1);
        for (Signature signature : KNOWN) {
            if (head.startsWith(signature.bytes(), signature.offset())) {
                throw binary(what + " looks like " + signature.kind() + ".", Map.of("looksLike", signature.kind()));
            }
        }
        int zero = head.indexOf('\0');
        if (zero >= 0) {
            throw binary(what + " is binary: there is a zero byte at byte " + zero + ".", Map.of("byte", zero));
        }
    }

    private static Unreadable binary(String detail, Map<String, Object> where) {
        return new Unreadable("upload-binary", "The file is not text", detail, where);
    }
}
