package io.colloquy.tracking.annotation.pubannotation;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The bytes of an entry's headers. The tar library strips the slash from a long absolute name before it can be seen. */
final class RawHeader {
    private static final Pattern PAX_PATH = Pattern.compile("\\d+ (GNU\\.sparse\\.name|path)=[/\\\\]");
    static final int BLOCK = 512;
    private static final int KIND = 156;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int padding;

    /** Begins anew, behind the padding of the content before. */
    void begin(int padding) {
        bytes.reset();
        this.padding = padding;
    }

    /** Adds to it, and returns how much it is by now. */
    int add(byte[] more, int offset, int length) {
        bytes.write(more, offset, length);
        return bytes.size();
    }

    /** Whether one of its long names is absolute. */
    boolean absolute() {
        if (bytes.size() <= BLOCK) {
            return false;
        }
        String raw = bytes.toString(StandardCharsets.ISO_8859_1);
        for (int block = padding; block + BLOCK < raw.length(); block += BLOCK) {
            if (raw.charAt(block + KIND) == 'L' && raw.startsWith("ustar", block + 257)) {
                char first = raw.charAt(block + BLOCK);
                if (first == '/' || first == '\\') {
                    return true;
                }
            }
        }
        return PAX_PATH.matcher(raw).find();
    }
}
