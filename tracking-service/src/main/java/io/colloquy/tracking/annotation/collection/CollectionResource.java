package io.colloquy.tracking.annotation.collection;

import io.colloquy.tokengate.Caller;
import io.colloquy.tracking.annotation.AnnotationProblem;
import io.colloquy.tracking.annotation.Project;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;

@Path("/api/annotations/{project}")
@Tag(name = "Annotations")
class CollectionResource {
    private final DocumentQueries documents;
    private final Projects projects;
    private final Export export;
    private final Caller caller;

    CollectionResource(DocumentQueries documents, Projects projects, Export export, Caller caller) {
        this.documents = documents;
        this.projects = projects;
        this.export = export;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "What a project holds, and its documents in the order of their keys")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "400", description = "cursor is none")
    @APIResponse(responseCode = "404", description = "There is no such project")
    @APIResponse(responseCode = "422", description = "project is no name, or limit is not within 1 to 200")
    public Uni<ProjectView> list(
            @PathParam("project") String project,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") String cursor) {
        return documents.page(named(project), DocumentCursor.parse(cursor), limit);
    }

    @GET
    @Path("/documents/{sourcedb}/{sourceid: .+}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "A document in canonical form; the id may hold slashes")
    @APIResponse(
            responseCode = "200",
            description = "The document",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AnnotatedText.class)))
    @APIResponse(responseCode = "404", description = "There is no such document")
    @APIResponse(responseCode = "422", description = "project is no name")
    public Uni<String> get(
            @PathParam("project") String project,
            @PathParam("sourcedb") String sourcedb,
            @PathParam("sourceid") String sourceid) {
        return documents.line(named(project), sourcedb, sourceid);
    }

    @GET
    @Path("/documents")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "A document in canonical form, for names that do not fit into a path")
    @APIResponse(
            responseCode = "200",
            description = "The document",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AnnotatedText.class)))
    @APIResponse(responseCode = "404", description = "There is no such document")
    @APIResponse(responseCode = "422", description = "project is no name, or sourcedb or sourceid is missing")
    public Uni<String> find(
            @PathParam("project") String project,
            @QueryParam("sourcedb") String sourcedb,
            @QueryParam("sourceid") String sourceid) {
        if (sourcedb == null || sourceid == null) {
            throw AnnotationProblem.invalid("sourcedb and sourceid", "both are needed.");
        }
        return documents.line(named(project), sourcedb, sourceid);
    }

    @GET
    @Path("/export")
    @Produces("application/x-ndjson")
    @Operation(summary = "All documents as lines in canonical form, in the order of their keys")
    @APIResponse(
            responseCode = "200",
            description = "A document a line",
            content = @Content(mediaType = "application/x-ndjson", schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "404", description = "There is no such project")
    @APIResponse(responseCode = "422", description = "project is no name")
    public RestMulti<Buffer> export(@PathParam("project") String project) {
        Project asked = named(project);
        return RestMulti.fromUniResponse(projects.find(asked), found -> export.lines(asked));
    }

    private Project named(String project) {
        return Project.of(caller.account(), project);
    }
}
