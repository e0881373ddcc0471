package io.colloquy.gateway.session;

import io.colloquy.gateway.account.Accounts;
import io.colloquy.gateway.audit.Action;
import io.colloquy.gateway.audit.AuditEvent;
import io.colloquy.gateway.identity.Caller;
import io.colloquy.gateway.identity.Credential;
import io.colloquy.gateway.identity.Identity;
import io.colloquy.gateway.identity.SessionCookie;
import io.colloquy.gateway.problem.Invalid;
import io.colloquy.gateway.problem.Problem;
import io.colloquy.gateway.problem.Refused;
import io.colloquy.gateway.session.Sessions.Opened;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** In, out, and who am I. */
@Path("/api/auth")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Accounts")
class AuthResource {
    private final LogIn logIn;
    private final Sessions sessions;
    private final Accounts accounts;
    private final Caller caller;

    AuthResource(LogIn logIn, Sessions sessions, Accounts accounts, Caller caller) {
        this.logIn = logIn;
        this.sessions = sessions;
        this.accounts = accounts;
        this.caller = caller;
    }

    @POST
    @Path("/login")
    @Operation(summary = "Log in with a name and a password")
    @APIResponse(responseCode = "200", description = "A session, in a cookie or as a bearer token")
    @APIResponse(responseCode = "401", description = "The name or the password is wrong")
    @APIResponse(responseCode = "422", description = "A field is missing")
    @APIResponse(responseCode = "503", description = "The database is away, or too many passwords are being checked")
    public Uni<RestResponse<LoggedIn>> logIn(Credentials request) {
        Credentials given = Invalid.present(request, "body");
        boolean cookie = given.cookie() == null || given.cookie();
        var url = caller.url();
        return logIn.with(given.name(), given.password(), caller.client(), caller.requestId())
                .map(opened -> {
                    ResponseBuilder<LoggedIn> answer = ResponseBuilder.ok(LoggedIn.of(opened, cookie));
                    return cookie
                            ? answer.header("Set-Cookie", SessionCookie.set(url, opened.secret(), Sessions.LIFE))
                                    .build()
                            : answer.build();
                });
    }

    @POST
    @Path("/logout")
    @Operation(summary = "End this session")
    @APIResponse(responseCode = "204", description = "It has ended")
    @APIResponse(responseCode = "401", description = "There was none")
    @APIResponse(responseCode = "422", description = "This is no session; API keys are revoked")
    public Uni<RestResponse<Void>> logOut() {
        Identity identity = caller.identity();
        if (identity.credential().kind() != Credential.Kind.SESSION) {
            throw new Refused(Problem.of(
                    422,
                    "not-a-session",
                    "Not a session",
                    "Only a session logs out; an API key is revoked under /api/keys."));
        }
        String id = identity.credential().id();
        String gone = SessionCookie.clear(caller.url());
        return sessions.end(identity.account(), id, AuditEvent.own(Action.LOG_OUT, caller, id))
                .replaceWith(ResponseBuilder.<Void>noContent()
                        .header("Set-Cookie", gone)
                        .build());
    }

    @GET
    @Path("/me")
    @Operation(summary = "Whose credential this is and what it may do")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "401", description = "Nobody's")
    public Uni<WhoView> me() {
        Identity identity = caller.identity();
        return accounts.get(identity.account()).map(account -> WhoView.of(account, identity));
    }

    /** @param cookie false for a program that keeps the token itself */
    record Credentials(
            String name,
            String password,

            @Schema(description = "true (the default) sets a cookie; false gives the token instead")
            Boolean cookie) {
        @Override
        public String toString() {
            return "Credentials of somebody";
        }
    }

    /** @param token only for whoever wanted no cookie: what a page can read, a script in it can send away */
    record LoggedIn(
            String account,
            String session,
            Instant expiresAt,
            @Schema(nullable = true) String token) {
        static LoggedIn of(Opened opened, boolean cookie) {
            return new LoggedIn(
                    opened.account(),
                    opened.id(),
                    opened.expiresAt(),
                    cookie ? null : opened.secret().reveal());
        }

        @Override
        public String toString() {
            return session;
        }
    }
}
