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

/** The names that a chat can ask for: those of the routes, as the operator wrote them. */
@Path("/v1/models")
class ModelResource {
    private final Routes routes;

    ModelResource(Routes routes) {
        this.routes = routes;
    }

    @GET
    public Models list() {
        return told(() -> new Models(routes.names().stream().map(Model::new).toList()));
    }

    /** A name can hold slashes. A pattern is no name, but what it matches is. */
    @GET
    @Path("{model: .+}")
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
