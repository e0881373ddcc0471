package io.colloquy.gateway.openapi;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** The document of all operations; put together when somebody first asks, because most processes never are asked. */
@Path("/openapi")
@Tag(name = "OpenAPI")
class OpenApiResource {
    private final Kept<Written> yaml =
            new Kept<>(() -> Written.of("application/yaml", OpenApiDocument.yaml(OpenApiDocument.read())));
    private final Kept<Written> json =
            new Kept<>(() -> Written.of("application/json", OpenApiDocument.json(OpenApiDocument.read())));

    @GET
    @Operation(summary = "This document")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = "application/yaml", schema = @Schema(type = SchemaType.OBJECT)),
                @Content(mediaType = "application/json", schema = @Schema(type = SchemaType.OBJECT))
            })
    @APIResponse(responseCode = "304", description = "It is still the one with the given tag")
    public Uni<RestResponse<byte[]>> document(@RestQuery String format, @HeaderParam("If-None-Match") String known) {
        return form(format).get().map(written -> written.answer(known));
    }

    private Kept<Written> form(String format) {
        if (format == null || format.equals("yaml")) {
            return yaml;
        }
        if (format.equals("json")) {
            return json;
        }
        throw HttpProblem.builder()
                .withType(URI.create("https://colloquy.io/problems/unknown-format"))
                .withTitle("Unknown format")
                .withStatus(400)
                .withDetail("format is json or yaml.")
                .build();
    }
}
