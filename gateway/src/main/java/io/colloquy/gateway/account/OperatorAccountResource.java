package io.colloquy.gateway.account;

import io.colloquy.gateway.audit.Action;
import io.colloquy.gateway.audit.AuditEvent;
import io.colloquy.gateway.identity.Caller;
import io.colloquy.gateway.identity.Identity;
import io.colloquy.gateway.identity.Role;
import io.colloquy.gateway.problem.Invalid;
import io.colloquy.gateway.problem.Problem;
import io.colloquy.gateway.problem.Refused;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** For operators: who may come in. */
@Path("/api/operator/accounts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operation")
class OperatorAccountResource {
    private static final int MOST = 200;

    private final Accounts accounts;
    private final NewPassword passwords;
    private final Caller caller;

    OperatorAccountResource(Accounts accounts, NewPassword passwords, Caller caller) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "All accounts, those that left included")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "422", description = "limit is not within 1 to 200")
    public Uni<AccountList> list(@RestQuery @DefaultValue("50") int limit, @RestQuery @DefaultValue("") String cursor) {
        if (limit < 1 || limit > MOST) {
            throw Invalid.field("limit", "must be 1 to " + MOST);
        }
        if (cursor.indexOf('\0') >= 0) {
            throw Invalid.field("cursor", "is not one of ours");
        }
        return accounts.list(cursor, limit).map(items -> AccountList.of(items, limit));
    }

    @POST
    @Operation(summary = "Make an account")
    @APIResponse(
            responseCode = "201",
            description = "It can log in",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Account.class)))
    @APIResponse(responseCode = "403", description = "This credential has not all scopes of an operator")
    @APIResponse(responseCode = "409", description = "The name is taken")
    @APIResponse(responseCode = "422", description = "The name, password or role is none")
    public Uni<RestResponse<Account>> create(NewAccount request) {
        Identity operator = everything(caller.identity());
        NewAccount wanted = Invalid.present(request, "body");
        String name = AccountRules.name(wanted.name());
        Role role = wanted.role() == null ? Role.USER : wanted.role();
        AuditEvent event = AuditEvent.to(null, Action.ACCOUNT_CREATED, caller);
        return passwords
                .hash(wanted.password(), name)
                .chain(hash -> accounts.create(name, role, hash, operator, event))
                .map(account -> ResponseBuilder.<Account>create(201)
                        .entity(account)
                        .header("Location", "/api/operator/accounts/" + account.id())
                        .build());
    }

    @GET
    @Path("/{account}")
    @Operation(summary = "One account")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "404", description = "There is none")
    public Uni<Account> get(@RestPath String account) {
        return accounts.get(account);
    }

    @PATCH
    @Path("/{account}")
    @Operation(summary = "Give an account another role, or a new password when it lost its own")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "403", description = "For a password or the role operator: not all scopes of one")
    @APIResponse(responseCode = "404", description = "There is none, or it has left")
    @APIResponse(responseCode = "422", description = "Neither or both are given, or the account is one's own")
    public Uni<Account> change(@RestPath String account, Change request) {
        Change wanted = Invalid.present(request, "body");
        if ((wanted.role() == null) == (wanted.password() == null)) {
            throw Invalid.field("body", "must have either role or password");
        }
        Identity operator = caller.identity();
        if (wanted.role() != Role.USER) {
            everything(operator);
        }
        if (account.equals(operator.account())) {
            // The last operator would lock everybody out, himself included; and his password is his who knows the last
            // one.
            throw wanted.password() == null
                    ? Invalid.field("role", "cannot be one's own; another operator changes it")
                    : Invalid.field("password", "cannot be one's own; PUT /api/account/password changes it");
        }
        if (wanted.password() != null) {
            AuditEvent event = AuditEvent.to(account, Action.PASSWORD_CHANGED, caller);
            return passwords
                    .hash(wanted.password(), null)
                    .chain(hash -> accounts.password(account, hash, operator, event));
        }
        return accounts.role(account, wanted.role(), operator, AuditEvent.to(account, Action.ROLE_CHANGED, caller));
    }

    @DELETE
    @Path("/{account}/credentials")
    @Operation(summary = "End all sessions, keys and tokens of an account, and its password; what is its own stays")
    @APIResponse(responseCode = "204", description = "Nothing opens it any more")
    @APIResponse(responseCode = "404", description = "There is none, or it has left")
    @APIResponse(responseCode = "422", description = "It is one's own")
    public Uni<Void> revoke(@RestPath String account) {
        Identity operator = caller.identity();
        if (account.equals(operator.account())) {
            // Of two operators who do so, or of the only one, nobody would be left who can get in.
            throw Invalid.field("account", "cannot be one's own; another operator ends what opens it");
        }
        return accounts.revoke(account, operator, AuditEvent.to(account, Action.CREDENTIALS_REVOKED, caller))
                .replaceWithVoid();
    }

    /** Whoever gives somebody a way in, or more rights, could himself come in by it. */
    private static Identity everything(Identity operator) {
        if (!operator.mayEverything()) {
            throw new Refused(Problem.of(
                    403,
                    "forbidden-scope",
                    "Not allowed",
                    "Making accounts and operators and setting passwords needs a credential with all scopes."));
        }
        return operator;
    }

    record NewAccount(String name, String password, Role role) {
        @Override
        public String toString() {
            return "NewAccount of somebody";
        }
    }

    record Change(Role role, String password) {
        @Override
        public String toString() {
            return "Change of an account";
        }
    }

    /** @param nextCursor null on the last page */
    record AccountList(
            List<Account> items, @Schema(nullable = true) String nextCursor) {
        static AccountList of(List<Account> items, int limit) {
            return new AccountList(
                    items,
                    items.size() < limit ? null : items.get(items.size() - 1).id());
        }
    }
}
