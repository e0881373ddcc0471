package io.colloquy.gateway.health;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import org.jboss.resteasy.reactive.RestResponse;

/** Whether the gateway answers, and whether all behind it do. */
@Path("/health")
class HealthResource {
    private final DeepHealth deep;

    HealthResource(DeepHealth deep) {
        this.deep = deep;
    }

    @GET
    public Uni<HealthView> shallow() {
        return Uni.createFrom().item(new HealthView(HealthView.UP, null, Instant.now()));
    }

    @GET
    @Path("/deep")
    public Uni<RestResponse<HealthView>> deep() {
        return deep.look()
                .map(view -> RestResponse.ResponseBuilder.<HealthView>create(
                                view.status().equals(HealthView.UP) ? 200 : 503)
                        .entity(view)
                        .build());
    }
}
