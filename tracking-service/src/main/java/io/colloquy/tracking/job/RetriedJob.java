package io.colloquy.tracking.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Makes the order of a new job out of batches of an old one. */
final class RetriedJob {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SUFFIX = " (retry)";
    private static final int LONGEST_TITLE = 500;

    /** What the new job has in common with the old. */
    record Original(String kind, String title, String payload) {}

    record Batch(int number, List<String> items) {}

    static NewJob of(UUID job, Original original, List<Batch> batches) {
        return new NewJob(
                id(job, batches),
                original.kind(),
                title(original.title()),
                payload(original.payload()),
                batches.stream()
                        .map(batch -> new NewJob.NewBatch(batch.items()))
                        .toList());
    }

    /** Follows from the old job and the batches, so that asking twice makes one job: a name-based UUID (RFC 9562, version 5). */
    static UUID id(UUID job, List<Batch> batches) {
        String name = batches.stream()
                .map(batch -> Integer.toString(batch.number()))
                .collect(Collectors.joining(",", "retry:", ""));
        MessageDigest sha1 = sha1();
        sha1.update(ByteBuffer.allocate(16)
                .putLong(job.getMostSignificantBits())
                .putLong(job.getLeastSignificantBits())
                .array());
        ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
        long high = (hash.getLong() & ~0xF000L) | 0x5000L;
        long low = (hash.getLong() & ~(3L << 62)) | (1L << 63);
        return new UUID(high, low);
    }

    private static String title(String title) {
        int most = LONGEST_TITLE - SUFFIX.length();
        if (title.length() <= most) {
            return title + SUFFIX;
        }
        boolean halves = Character.isHighSurrogate(title.charAt(most - 1));
        return title.substring(0, halves ? most - 1 : most) + SUFFIX;
    }

    private static ObjectNode payload(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored payload is a JSON object", e);
        }
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }

    private RetriedJob() {}
}
