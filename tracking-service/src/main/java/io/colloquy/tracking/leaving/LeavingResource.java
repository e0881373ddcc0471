package io.colloquy.tracking.leaving;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;

/** For the gateway, when a person takes his data along, or leaves. */
@Path("/internal/accounts/{account}")
@Tag(name = "Internal")
class LeavingResource {
    private final Leaving leaving;

    LeavingResource(Leaving leaving) {
        this.leaving = leaving;
    }

    @DELETE
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Remove some of what an account has; to be repeated until it is done",
            description = "What is under way is cancelled first. Repeated after the end it changes nothing.")
    public Uni<ErasureView> erase(@PathParam("account") @Size(min = 1, max = 200) String account) {
        return leaving.eraseSome(account);
    }

    @GET
    @Path("/export")
    @Produces("application/x-ndjson")
    @Operation(
            summary = "Everything that an account has, a line each; the last line has type end and the counts",
            description = "An answer without that line is not whole.")
    public RestMulti<Buffer> export(@PathParam("account") @Size(min = 1, max = 200) String account) {
        Map<String, Integer> counted = new HashMap<>();
        Multi<String> lines = leaving.export(account)
                .invoke(page -> counted.merge(page.sort(), page.lines().size(), Integer::sum))
                .map(page -> String.join("\n", page.lines()));
        Multi<String> end = Multi.createFrom().item(() -> end(counted));
        return RestMulti.fromMultiData(
                        Multi.createBy().concatenating().streams(lines, end).map(Buffer::buffer))
                .build();
    }

    private String end(Map<String, Integer> counted) {
        var counts = new JsonObject();
        leaving.counts(counted).forEach(counts::put);
        return new JsonObject().put("type", "end").put("counts", counts).encode();
    }
}
