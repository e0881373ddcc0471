package io.colloquy.gateway.leaving;

import io.colloquy.gateway.audit.Action;
import io.colloquy.gateway.audit.AuditEvent;
import io.colloquy.gateway.identity.Caller;
import io.colloquy.gateway.identity.SessionCookie;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Leaving, and looking how far it is. */
@Path("/api/account")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Accounts")
class LeavingResource {
    private final Proof proof;
    private final Departures departures;
    private final Steps steps;
    private final Caller caller;

    LeavingResource(Proof proof, Departures departures, Steps steps, Caller caller) {
        this.proof = proof;
        this.departures = departures;
        this.steps = steps;
        this.caller = caller;
    }

    @DELETE
    @Operation(summary = "Close my account and remove everything that is mine; nothing brings it back")
    @APIResponse(
            responseCode = "202",
            description = "Nothing opens it any more; receipt tells how far the rest is",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Leaving.class)))
    @APIResponse(responseCode = "401", description = "Not logged in, not recently enough, or the password is wrong")
    @APIResponse(responseCode = "403", description = "There is no password, and this credential has not all scopes")
    @APIResponse(
            responseCode = "422",
            description = "The password is missing, or the account is local, or the last operator's")
    public Uni<RestResponse<Leaving>> leave(Farewell request) {
        var identity = caller.identity();
        String gone = SessionCookie.clear(caller.url());
        AuditEvent event = AuditEvent.own(Action.ACCOUNT_LEAVING, caller, null);
        return proof.of(identity, request == null ? null : request.password(), event)
                .chain(password -> departures.close(identity, password.orElse(null), event))
                .map(link -> ResponseBuilder.<Leaving>create(202)
                        .entity(new Leaving(link.path()))
                        .header("Location", link.path())
                        .header("Set-Cookie", gone)
                        .build());
    }

    @GET
    @Path("/deletions/{token}")
    @Operation(summary = "How far the removal of an account is; without logging in")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "404", description = "There is none")
    public Uni<Receipt> receipt(@RestPath String token) {
        return steps.receipt(new ReceiptLink(token));
    }

    /** @param password of an account that has one; the body is there without it too */
    record Farewell(String password) {
        @Override
        public String toString() {
            return "Farewell";
        }
    }

    /** @param receipt where to look, from now on the only thing that is left to its owner */
    record Leaving(String receipt) {
        @Override
        public String toString() {
            return "Leaving";
        }
    }
}
