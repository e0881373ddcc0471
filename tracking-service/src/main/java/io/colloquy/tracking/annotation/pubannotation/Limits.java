package io.colloquy.tracking.annotation.pubannotation;

/**
 * How much of an upload is read before it is refused.
 *
 * @param documentBytes the longest line or {@code .json} file; longer ones are rejected and skipped
 * @param annotations the most annotations, pieces of spans, and keys that are kept unread, of one document
 * @param findings the most rejections, and the most warnings, that are told in full of one document
 * @param entries the most entries of an archive
 * @param unpackedBytes the most that an archive may unpack to
 * @param ratio the most that it may unpack to for each packed byte, once beyond the floor
 * @param ratioFloor unpacked bytes at which the ratio begins to count
 */
public record Limits(
        int documentBytes, int annotations, int findings, int entries, long unpackedBytes, int ratio, long ratioFloor) {
    private static final int LONGEST_DOCUMENT = 20_000_000;

    /** What fits into the heap of this process. */
    public static Limits standard() {
        return forHeap(Runtime.getRuntime().maxMemory());
    }

    /**
     * What fits into a heap: a document that is all text was measured to need eight times its bytes while it is read
     * and written, and the heap has other work. Documents of 20 MB from 400 MB of heap on.
     *
     * @param bytes the most that the heap may grow to
     */
    static Limits forHeap(long bytes) {
        int document = (int) Math.max(1_000_000, Math.min(LONGEST_DOCUMENT, bytes / 20));
        return new Limits(document, document / 100, 1_000, 100_000, 4L << 30, 100, 16L << 20);
    }
}
