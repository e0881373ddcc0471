package io.colloquy.gateway.leaving;

import io.colloquy.gateway.audit.Action;
import io.colloquy.gateway.audit.Audit;
import io.colloquy.gateway.audit.AuditEvent;
import io.colloquy.gateway.database.Database;
import io.colloquy.gateway.identity.Caller;
import io.colloquy.gateway.problem.Refused;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestMulti;

/** Taking along what is one's own. */
@Path("/api/account/export")
@Tag(name = "Accounts")
class ExportResource {
    private static final Logger LOG = Logger.getLogger(ExportResource.class);

    private final Export export;
    private final ExportTurns turns;
    private final Database database;
    private final Caller caller;
    private final RoutingContext context;

    ExportResource(Export export, ExportTurns turns, Database database, Caller caller, RoutingContext context) {
        this.export = export;
        this.turns = turns;
        this.database = database;
        this.caller = caller;
        this.context = context;
    }

    @GET
    @Produces("application/zip")
    @Operation(
            summary = "Everything that is mine: a zip of lines of JSON, a file a service, and a receipt",
            description =
                    "A service that fails cuts the answer off; a zip without its receipt.json is not whole. There is one"
                            + " download at a time an account.")
    @APIResponse(
            responseCode = "200",
            description = "The zip, as it is read",
            content =
                    @Content(
                            mediaType = "application/zip",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "401", description = "Not logged in")
    public RestMulti<Buffer> export() {
        String account = caller.identity().account();
        AuditEvent event = AuditEvent.own(Action.DATA_EXPORTED, caller, null);
        String requestId = caller.requestId();
        var connection = context.request().connection();
        Multi<Buffer> zip = Multi.createFrom()
                .deferred(() -> {
                    turns.begin(account);
                    return written(event)
                            .onItem()
                            .transformToMulti(done -> export.of(account))
                            .onTermination()
                            .invoke(() -> turns.end(account));
                })
                .onFailure(failure -> !(failure instanceof Refused))
                .invoke(failure -> {
                    LOG.warnf(
                            "Export %s was cut off: %s",
                            requestId, failure.getClass().getSimpleName());
                    if (context.response().headWritten()) {
                        connection.close();
                    }
                });
        return RestMulti.fromMultiData(zip)
                .header("Content-Disposition", "attachment; filename=\"colloquy.zip\"")
                .build();
    }

    private Uni<Void> written(AuditEvent event) {
        return database.inTransaction(transaction -> Audit.write(transaction, event));
    }
}
