package io.colloquy.tracking.annotation.pubannotation;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a file is by its first bytes, whatever its name says.
 *
 * @param what in words
 * @param archive whether other files are packed in it
 */
record FileKind(String what, boolean archive, int offset, String signature) {
    /** How many bytes have to be looked at. */
    static final int LOOKED_AT = 512;

    private static final List<FileKind> KNOWN = List.of(
            new FileKind("a gzip archive", true, 0, "\u001f\u008b"),
            new FileKind("a zip archive", true, 0, "PK\u0003\u0004"),
            new FileKind("a zip archive", true, 0, "PK\u0005\u0006"),
            new FileKind("a tar archive", true, 257, "ustar"),
            new FileKind("a bzip2 archive", true, 0, "BZh"),
            new FileKind("an xz archive", true, 0, "\u00fd7zXZ"),
            new FileKind("a Zstandard archive", true, 0, "(\u00b5/\u00fd"),
            new FileKind("a 7-Zip archive", true, 0, "7z\u00bc\u00af"),
            new FileKind("a RAR archive", true, 0, "Rar!\u001a"),
            new FileKind("a PDF document", false, 0, "%PDF-"),
            new FileKind("a PNG image", false, 0, "\u0089PNG"),
            new FileKind("a program", false, 0, "\u007fELF"),
            new FileKind("UTF-16 text, which has to be saved as UTF-8", false, 0, "\u00ff\u00fe"),
            new FileKind("UTF-16 text, which has to be saved as UTF-8", false, 0, "\u00fe\u00ff"),
            new FileKind("UTF-16 text, which has to be saved as UTF-8", false, 0, "{\0"),
            new FileKind("UTF-16 text, which has to be saved as UTF-8", false, 0, "\0{"));

    /** The kind that the bytes show; null for what may be text. */
    static FileKind of(byte[] start, int length) {
        String head = new String(start, 0, Math.min(length, LOOKED_AT), StandardCharsets.ISO_8859_1);
        for (FileKind kind : KNOWN) {
            if (head.startsWith(kind.signature, kind.offset)) {
                return kind;
            }
        }
        // A stray zero in what begins like JSON is the matter of its line.
        return head.indexOf('\0') >= 0 && !head.stripLeading().startsWith("{")
                ? new FileKind("a binary file", false, 0, "")
                : null;
    }
}
