package io.colloquy.graph.chat;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.colloquy.graph.provider.ProviderFailure;
import io.colloquy.graph.route.Routes;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The names that a chat can ask for: those of the routes, as the operator wrote them. */
@Path("/v1/models")
@Tag(name = "Models")
class ModelResource {
    private final Routes routes;

    ModelResource(Routes routes) {
        this.routes = routes;
    }

    @GET
    @Operation(summary = "The names that a chat can ask for")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "503", description = "No provider is configured")
    public Models list() {
        return told(() -> new Models(routes.names().stream().map(Model::new).toList()));
    }

    /** A name can hold slashes. A pattern is no name, but what it matches is. */
    @GET
    @Path("{model: .+}")
    @Operation(summary = "One of them; its name may hold slashes")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "404", description = "No route has this name")
    @APIResponse(responseCode = "503", description = "No provider is configured")
    public Model get(String model) {
        return told(() -> {
            routes.chain(model);
            return new Model(model);
        });
    }

    private static <T> T told(Supplier<T> answer) {
        try {
            return answer.get();
        } catch (ProviderFailure notConfigured) {
            throw HttpProblem.builder()
                    .withType(URI.create("https://colloquy.io/problems/provider-not-configured"))
                    .withStatus(503)
                    .withTitle("The provider is not configured")
                    .withDetail(notConfigured.getMessage())
                    .build();
        }
    }

    record Models(String object, List<Model> data) {
        Models(List<Model> data) {
            this("list", data);
        }
    }

    /** Since when it can be asked is not known, and clients want a number. */
    record Model(
            String id,
            String object,
            long created,
            @JsonProperty("owned_by") String ownedBy) {
        Model(String id) {
            this(id, "model", 0, "colloquy");
        }
    }
}
