package io.colloquy.gateway.session;

import io.colloquy.gateway.audit.Action;
import io.colloquy.gateway.audit.AuditEvent;
import io.colloquy.gateway.identity.Caller;
import io.colloquy.gateway.problem.Invalid;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What opens one's own account. */
@Path("/api/account/password")
@Tag(name = "Accounts")
class PasswordResource {
    private final PasswordChange change;
    private final Caller caller;

    PasswordResource(PasswordChange change, Caller caller) {
        this.change = change;
        this.caller = caller;
    }

    @PUT
    @Operation(summary = "Change my password, and end all my other sessions")
    @APIResponse(responseCode = "204", description = "It is changed")
    @APIResponse(responseCode = "401", description = "Not logged in, or the current password is wrong")
    @APIResponse(responseCode = "403", description = "There is none yet, and this credential has not all scopes")
    @APIResponse(responseCode = "422", description = "The next one is too short, too long or contains the name")
    public Uni<Void> change(Change request) {
        Change wanted = Invalid.present(request, "body");
        return change.of(
                caller.identity(),
                wanted.current(),
                Invalid.present(wanted.next(), "next"),
                AuditEvent.own(Action.PASSWORD_CHANGED, caller, null));
    }

    /** @param current not needed for an account that only keys have opened until now */
    record Change(String current, String next) {
        @Override
        public String toString() {
            return "Change of a password";
        }
    }
}
