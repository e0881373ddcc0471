package io.colloquy.tracking.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.colloquy.tracking.problem.Problems;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A job as its caller asks for it. */
@RegisterForReflection
record NewJob(
        @NotNull UUID id,
        @NotNull @Pattern(regexp = "[a-z][a-z0-9_-]{0,49}") String kind,
        @NotBlank @Size(max = 500) String title,

        @Schema(type = SchemaType.OBJECT, description = "What every worker of the job is given")
        ObjectNode payload,

        @NotNull List<@NotNull @Valid NewBatch> batches) {

    /** Items that one worker takes together. */
    @RegisterForReflection
    record NewBatch(@NotEmpty List<@NotBlank @Size(max = 200) String> items) {}

    int total() {
        return batches.stream().mapToInt(batch -> batch.items().size()).sum();
    }

    String payloadText() {
        return payload == null ? "{}" : payload.toString();
    }

    /** An item names its work, in messages too: twice in a job it would be done twice and told apart by nobody. */
    void requireUniqueItems() {
        var seen = new HashSet<String>();
        for (NewBatch batch : batches) {
            for (String item : batch.items()) {
                if (!seen.add(item)) {
                    throw Problems.unprocessable("batches: the item \"" + item + "\" occurs twice");
                }
            }
        }
    }

    /** Equal for equal requests; the payload is compared by the database, which knows when two JSON objects are equal. */
    byte[] fingerprint() {
        MessageDigest digest = sha256();
        add(digest, kind);
        add(digest, title);
        for (NewBatch batch : batches) {
            batch.items().forEach(item -> add(digest, item));
            digest.update((byte) 1);
        }
        return digest.digest();
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
