package io.colloquy.tracking.annotation.upload;

import io.colloquy.tokengate.Caller;
import io.colloquy.tracking.annotation.AnnotationProblem;
import io.colloquy.tracking.annotation.Project;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** An upload of less than 20 KB is answered with 201 when it has been stored, a larger one with 202 and its job. */
@Path("/api/annotations/{project}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Annotations")
class UploadResource {
    private final Intake intake;
    private final Uploads uploads;
    private final StillWorking stillWorking;
    private final Caller caller;

    UploadResource(Intake intake, Uploads uploads, StillWorking stillWorking, Caller caller) {
        this.intake = intake;
        this.uploads = uploads;
        this.stillWorking = stillWorking;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(
            summary = "Upload a collection (.json, .jsonl or .tgz), as the body or as a form's part file",
            description = "A body of application/octet-stream needs filename, which tells its form.")
    @APIResponse(
            responseCode = "201",
            description = "It has been stored, or refused, as the answer tells",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = UploadView.class)))
    @APIResponse(
            responseCode = "202",
            description = "It is stored by a job",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = UploadView.class)))
    @APIResponse(responseCode = "400", description = "The form cannot be read, or has no file")
    @APIResponse(
            responseCode = "422",
            description = "The upload is empty or cannot be read on, or project or mode is none")
    public Uni<RestResponse<UploadView>> form(
            @PathParam("project") String project,
            @QueryParam("mode") String mode,
            @RestForm("file") FileUpload file,
            @Context HttpServerRequest request) {
        if (file == null) {
            throw AnnotationProblem.fileMissing();
        }
        Wish wish = Wish.of(named(project), mode, file.fileName(), file.contentType());
        return stillWorking
                .during(request, intake.accept(wish, file.uploadedFile()))
                .map(UploadResource::answer);
    }

    /** Blocking, so that the body is a stream and not read into memory beforehand. */
    @POST
    @Blocking
    @Consumes({
        MediaType.APPLICATION_JSON,
        "application/x-ndjson",
        "application/jsonl",
        "application/gzip",
        "application/x-gzip",
        MediaType.APPLICATION_OCTET_STREAM
    })
    @Operation(
            summary = "Upload a collection (.json, .jsonl or .tgz), as the body or as a form's part file",
            description = "A body of application/octet-stream needs filename, which tells its form.")
    @APIResponse(
            responseCode = "201",
            description = "It has been stored, or refused, as the answer tells",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = UploadView.class)))
    @APIResponse(
            responseCode = "202",
            description = "It is stored by a job",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = UploadView.class)))
    @APIResponse(responseCode = "400", description = "The form cannot be read, or has no file")
    @APIResponse(
            responseCode = "422",
            description = "The upload is empty or cannot be read on, or project or mode is none")
    public Uni<RestResponse<UploadView>> body(
            @PathParam("project") String project,
            @QueryParam("mode") String mode,
            @QueryParam("filename") String fileName,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
            @Context HttpServerRequest request,
            InputStream body) {
        Wish wish = Wish.of(named(project), mode, fileName, contentType);
        return stillWorking.during(request, intake.accept(wish, body)).map(UploadResource::answer);
    }

    @GET
    @Path("/uploads/{id}")
    @Operation(summary = "What has become of an upload")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "404", description = "There is no such upload")
    @APIResponse(responseCode = "422", description = "project is no name")
    public Uni<UploadView> get(@PathParam("project") String project, @PathParam("id") UUID id) {
        return uploads.find(named(project), id);
    }

    @GET
    @Path("/uploads/{id}/batches")
    @Operation(summary = "What each of its batches brought, in the order in which they ended")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "404", description = "There is no such upload")
    @APIResponse(
            responseCode = "422",
            description = "project is no name, limit is not within 1 to 200, or cursor is none")
    public Uni<BatchReport.Page> batches(
            @PathParam("project") String project,
            @PathParam("id") UUID id,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @DefaultValue("0") @Pattern(regexp = "[0-9]{1,18}") String cursor) {
        return uploads.batches(named(project), id, Long.parseLong(cursor), limit);
    }

    private Project named(String project) {
        return Project.of(caller.account(), project);
    }

    private static RestResponse<UploadView> answer(UploadView view) {
        return ResponseBuilder.<UploadView>create(
                        view.handled() ? RestResponse.Status.CREATED : RestResponse.Status.ACCEPTED)
                .location(URI.create("/api/annotations/" + view.project() + "/uploads/" + view.id()))
                .entity(view)
                .build();
    }
}
