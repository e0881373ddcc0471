package io.colloquy.tracking.lease;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.mutiny.sqlclient.Row;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A batch as its holder gets it. {@code leaseMs} counts from when the claim was sent. */
@RegisterForReflection
record ClaimView(
        UUID jobId,
        String account,
        int batch,
        long fence,
        int attempt,
        List<Integer> supersedes,
        String kind,
        @JsonRawValue @Schema(type = SchemaType.OBJECT) String payload,
        List<String> items,
        long leaseMs) {

    static ClaimView from(Row row, long leaseMs) {
        return new ClaimView(
                row.getUUID("job_id"),
                row.getString("account"),
                row.getInteger("number"),
                row.getLong("fence"),
                row.getInteger("attempt"),
                List.of(row.getArrayOfIntegers("supersedes")),
                row.getString("kind"),
                row.getString("payload"),
                List.of(row.getArrayOfStrings("items")),
                leaseMs);
    }
}
