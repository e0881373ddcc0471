package io.colloquy.summary.importing;

import io.colloquy.summary.chat.Page;
import io.colloquy.tokengate.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/imports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Imports")
class ImportResource {
    private final Caller caller;
    private final Intake intake;
    private final Imports imports;
    private final Undo undo;

    ImportResource(Caller caller, Intake intake, Imports imports, Undo undo) {
        this.caller = caller;
        this.intake = intake;
        this.imports = imports;
        this.undo = undo;
    }

    /** A preview is answered with 200, a stored upload with 202, and with 201 when it finished within the wait. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(
            summary = "Import a chat's export, or look what it would be",
            description =
                    "The part file holds the export of WhatsApp (.txt or .zip), or lines of JSON. preview=true stores nothing. Prefer: wait=SECONDS waits for the end.")
    @APIResponse(
            responseCode = "200",
            description = "What it would be; nothing is stored",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Preview.class)))
    @APIResponse(
            responseCode = "201",
            description = "It is over, or failed, within the time that Prefer asks for",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ImportView.class)))
    @APIResponse(
            responseCode = "202",
            description = "It is stored, and its job takes it in",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ImportView.class)))
    @APIResponse(responseCode = "400", description = "The form cannot be read, or has no file")
    @APIResponse(responseCode = "404", description = "There is no such chat")
    @APIResponse(
            responseCode = "422",
            description = "The file cannot be read, its dates can be read in two ways, or a field is none")
    public Uni<RestResponse<Object>> upload(@BeanParam Upload upload, @HeaderParam("Prefer") String prefer) {
        Upload.Wish wish = upload.wish();
        var file = upload.file.uploadedFile();
        String account = caller.account();
        if (wish.preview()) {
            return intake.preview(account, file, wish).map(RestResponse::ok);
        }
        return intake.accept(account, file, wish)
                .chain(id -> imports.await(account, id, Patience.of(prefer)))
                .map(ImportResource::answer);
    }

    @GET
    @Operation(summary = "Imports, the newest first")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "422", description = "limit is not within 1 to 200, or cursor is none")
    public Uni<Page<ImportView>> list(
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Pattern(regexp = "[0-9]{1,18}") String cursor) {
        long before = cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
        return imports.list(caller.account(), before, limit + 1)
                .map(rows -> Page.of(rows, limit, view -> String.valueOf(view.id())));
    }

    @GET
    @Path("/{id: [0-9]{1,18}}")
    @Operation(summary = "What became of an import")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "404", description = "There is no such import")
    public Uni<ImportView> get(long id) {
        return imports.find(caller.account(), id);
    }

    @DELETE
    @Path("/{id: [0-9]{1,18}}")
    @ResponseStatus(204)
    @Operation(summary = "Take an import back, with every message that no other import holds")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "404", description = "There is no such import")
    public Uni<Void> undo(long id) {
        return undo.undo(caller.account(), id);
    }

    private static RestResponse<Object> answer(ImportView view) {
        return RestResponse.ResponseBuilder.<Object>create(
                        view.over() ? RestResponse.Status.CREATED : RestResponse.Status.ACCEPTED)
                .location(URI.create("/api/imports/" + view.id()))
                .entity(view)
                .build();
    }
}
