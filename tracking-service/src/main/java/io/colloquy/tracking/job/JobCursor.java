package io.colloquy.tracking.job;

import io.colloquy.tracking.problem.Problems;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;

/** The last job of a page; jobs of the same microsecond are told apart by their ids. */
record JobCursor(Instant createdAt, UUID id) {
    static JobCursor of(JobView job) {
        return new JobCursor(job.createdAt(), job.id());
    }

    static JobCursor parse(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", -1);
            return new JobCursor(
                    Instant.EPOCH.plus(Long.parseLong(parts[0]), ChronoUnit.MICROS), UUID.fromString(parts[1]));
        } catch (RuntimeException e) {
            throw Problems.badRequest("cursor is not one that this list gave");
        }
    }

    String text() {
        String plain = ChronoUnit.MICROS.between(Instant.EPOCH, createdAt) + " " + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    OffsetDateTime time() {
        return createdAt.atOffset(ZoneOffset.UTC);
    }
}
