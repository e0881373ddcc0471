package io.colloquy.gateway.session;

import io.colloquy.gateway.audit.Action;
import io.colloquy.gateway.audit.AuditEvent;
import io.colloquy.gateway.identity.Caller;
import io.colloquy.gateway.identity.Identity;
import io.colloquy.gateway.problem.Invalid;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Where else one is logged in. */
@Path("/api/account/sessions")
@Tag(name = "Accounts")
class SessionResource {
    private final Sessions sessions;
    private final Caller caller;

    SessionResource(Sessions sessions, Caller caller) {
        this.sessions = sessions;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "My sessions, at most fifty, the last used first")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "401", description = "Not logged in")
    public Uni<SessionList> list() {
        return sessions.list(caller.identity()).map(items -> new SessionList(items, null));
    }

    @DELETE
    @Path("/{session}")
    @Operation(summary = "End one of my sessions, here at once and on every replica within five seconds")
    @APIResponse(responseCode = "204", description = "It has ended")
    @APIResponse(responseCode = "401", description = "Not logged in")
    @APIResponse(responseCode = "404", description = "There is none, or it is somebody else's")
    public Uni<Void> end(@RestPath String session) {
        Identity identity = caller.identity();
        return sessions.end(identity.account(), session, AuditEvent.own(Action.SESSION_REVOKED, caller, session))
                .map(ended -> {
                    if (!ended) {
                        throw Invalid.notFound();
                    }
                    return null;
                });
    }

    /** @param nextCursor always null: an account has fifty sessions at most */
    record SessionList(
            List<Session> items, @Schema(nullable = true) String nextCursor) {}
}
