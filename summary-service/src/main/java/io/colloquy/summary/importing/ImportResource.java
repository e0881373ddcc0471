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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/imports")
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
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Preview.class)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = ImportView.class)))
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = ImportView.class)))
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
    public Uni<Page<ImportView>> list(
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Pattern(regexp = "[0-9]{1,18}") String cursor) {
        long before = cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
        return imports.list(caller.account(), before, limit + 1)
                .map(rows -> Page.of(rows, limit, view -> String.valueOf(view.id())));
    }

    @GET
    @Path("/{id: [0-9]{1,18}}")
    public Uni<ImportView> get(long id) {
        return imports.find(caller.account(), id);
    }

    @DELETE
    @Path("/{id: [0-9]{1,18}}")
    @ResponseStatus(204)
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
