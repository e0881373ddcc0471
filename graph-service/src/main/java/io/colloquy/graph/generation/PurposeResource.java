package io.colloquy.graph.generation;

import io.colloquy.graph.prompt.Purpose;
import io.colloquy.graph.provider.ProviderFailure;
import io.colloquy.graph.route.Routes;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;

@Path("/internal/purposes/{purpose}")
class PurposeResource {
    private final Routes routes;

    PurposeResource(Routes routes) {
        this.routes = routes;
    }

    @GET
    public Uni<PurposeView> purpose(@RestPath String purpose) {
        return Uni.createFrom()
                .item(() -> Purpose.named(purpose).orElseThrow(() -> GenerationProblems.unknownPurpose(404)))
                .map(known -> PurposeView.of(routes.chain(null).get(0)))
                .onFailure(ProviderFailure.class)
                .transform(failure -> GenerationProblems.of((ProviderFailure) failure));
    }
}
