package io.colloquy.gateway.account;

import io.colloquy.gateway.audit.Action;
import io.colloquy.gateway.audit.AuditEvent;
import io.colloquy.gateway.identity.Caller;
import io.colloquy.gateway.problem.Invalid;
import io.colloquy.gateway.problem.Problem;
import io.colloquy.gateway.problem.Refused;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** An account for whoever wants one, where the operator lets everybody in. */
@Path("/api/auth/register")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Accounts")
class RegisterResource {
    private final Accounts accounts;
    private final NewPassword passwords;
    private final AccountConfig config;
    private final Caller caller;

    RegisterResource(Accounts accounts, NewPassword passwords, AccountConfig config, Caller caller) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.config = config;
        this.caller = caller;
    }

    @POST
    @Operation(summary = "Make an account, where COLLOQUY_OPEN_REGISTRATION allows it")
    @APIResponse(
            responseCode = "201",
            description = "It can log in",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Account.class)))
    @APIResponse(responseCode = "403", description = "Only operators make accounts here")
    @APIResponse(responseCode = "409", description = "The name is taken")
    @APIResponse(responseCode = "422", description = "The name or the password is none")
    public Uni<RestResponse<Account>> register(Registration request) {
        if (!config.openRegistration()) {
            throw new Refused(Problem.of(
                    403,
                    "registration-closed",
                    "Registration is closed",
                    "Ask an operator of this system for an account."));
        }
        Registration wanted = Invalid.present(request, "body");
        String name = AccountRules.name(wanted.name());
        AuditEvent event = AuditEvent.unproven(Action.ACCOUNT_CREATED, null, caller.requestId());
        return passwords
                .hash(wanted.password(), name)
                .chain(hash -> accounts.register(name, hash, event))
                .map(account -> ResponseBuilder.<Account>create(201)
                        .entity(account)
                        .header("Location", "/api/auth/me")
                        .build());
    }

    record Registration(String name, String password) {
        @Override
        public String toString() {
            return "Registration of somebody";
        }
    }
}
