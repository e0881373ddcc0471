package io.colloquy.graph.generation;

import io.colloquy.graph.prompt.Purpose;
import io.colloquy.graph.provider.ModelProvider;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;

@Path("/internal/purposes/{purpose}")
class PurposeResource {
    private final ModelProvider provider;

    PurposeResource(ModelProvider provider) {
        this.provider = provider;
    }

    @GET
    public Uni<PurposeView> purpose(@RestPath String purpose) {
        return Uni.createFrom()
                .item(() -> Purpose.named(purpose).orElseThrow(GenerationProblems::unknownPurpose))
                .map(known -> PurposeView.of(provider));
    }
}
