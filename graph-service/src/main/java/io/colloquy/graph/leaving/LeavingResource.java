package io.colloquy.graph.leaving;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.nio.charset.StandardCharsets;
import org.jboss.resteasy.reactive.RestPath;

/** What the gateway asks for when somebody wants his data, or wants it gone. For services only. */
@Path("/internal/accounts/{account}")
class LeavingResource {
    private final Erasure erasure;
    private final Export export;

    LeavingResource(Erasure erasure, Export export) {
        this.erasure = erasure;
        this.export = export;
    }

    /** To be repeated until it is done; after that it changes nothing. */
    @DELETE
    public Uni<Erasure.Erased> erase(@RestPath @Size(min = 1, max = 200) String account) {
        return erasure.eraseSome(account);
    }

    /** A line each; the last one has the type {@code end}, and an export without it was cut off. */
    @GET
    @Path("/export")
    @Produces("application/x-ndjson")
    public Multi<byte[]> export(@RestPath @Size(min = 1, max = 200) String account) {
        return export.of(account).map(lines -> lines.getBytes(StandardCharsets.UTF_8));
    }
}
