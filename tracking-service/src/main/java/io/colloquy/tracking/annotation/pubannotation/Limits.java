package io.colloquy.tracking.annotation.pubannotation;

/**
 * How much of an upload is read before it is refused.
 *
 * @param documentBytes the longest line or {@code .json} file; longer ones are rejected and skipped
 * @param annotations the most annotations and pieces of spans in one document
 * @param findings the most rejections, and the most warnings, that are told in full of one document
 * @param entries the most entries of an archive
 * @param unpackedBytes the most that an archive may unpack to
 * @param ratio the most that it may unpack to for each packed byte, once beyond the floor
 * @param ratioFloor unpacked bytes at which the ratio begins to count
 */
public record Limits(
        int documentBytes, int annotations, int findings, int entries, long unpackedBytes, int ratio, long ratioFloor) {
    /** What the service allows. */
    public static Limits standard() {
        return new Limits(20_000_000, 200_000, 1_000, 100_000, 4L << 30, 100, 16L << 20);
    }
}
