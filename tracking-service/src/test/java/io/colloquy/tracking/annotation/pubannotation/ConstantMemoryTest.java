package io.colloquy.tracking.annotation.pubannotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ConstantMemoryTest {
    private static final long MIB = 1 << 20;

    @Test
    void threeHundredMegabytesOfLinesLeaveNothingBehind() throws IOException {
        StringBuilder unit = new StringBuilder();
        RandomDocuments documents = new RandomDocuments(9);
        for (int i = 0; i < 2_000; i++) {
            unit.append(CanonicalForm.of(documents.next())).append('\n');
        }
        byte[] bytes = unit.toString().getBytes(StandardCharsets.UTF_8);
        int times = (int) (300 * MIB / bytes.length) + 1;
        long before = used();
        long most = 0;
        long count = 0;

        try (UploadReader reader =
                UploadReader.open(new Repeated(bytes, times), UploadKind.JSONL, "big", Limits.standard())) {
            for (Entry entry = reader.next(); entry != null; entry = reader.next()) {
                count++;
                if (count % (2_000L * times / 6) == 0) {
                    most = Math.max(most, used() - before);
                }
                assertEquals(count, entry.line());
            }
        }

        assertEquals(2_000L * times, count);
        assertTrue(most < 32 * MIB, "held " + most / MIB + " MiB in the middle of it");
    }

    @Test
    void aLineWithoutEndIsNotHeld() throws IOException {
        byte[] piece = new byte[1 << 16];
        Arrays.fill(piece, (byte) 'x');
        long before = used();

        try (UploadReader reader =
                UploadReader.open(new Repeated(piece, 300 * 16), UploadKind.JSONL, "big", Limits.standard())) {
            Entry entry = reader.next();
            assertEquals(Reason.DOCUMENT_TOO_LARGE, entry.rejections().get(0).reason());
            long held = used() - before;
            assertTrue(held < 64 * MIB, "held " + held / MIB + " MiB");
        }
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static final class Repeated extends InputStream {
        private final byte[] bytes;
        private long left;

        Repeated(byte[] bytes, int times) {
            this.bytes = bytes;
            this.left = (long) bytes.length * times;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (left == 0) {
                return -1;
            }
            int from = (int) ((bytes.length - left % bytes.length) % bytes.length);
            int count = (int) Math.min(Math.min(length, bytes.length - from), left);
            System.arraycopy(bytes, from, target, offset, count);
            left -= count;
            return count;
        }
    }
}
