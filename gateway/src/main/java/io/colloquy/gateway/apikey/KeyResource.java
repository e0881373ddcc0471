package io.colloquy.gateway.apikey;

import io.colloquy.gateway.audit.Action;
import io.colloquy.gateway.audit.AuditEvent;
import io.colloquy.gateway.identity.Caller;
import io.colloquy.gateway.identity.RandomName;
import io.colloquy.gateway.problem.Invalid;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
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

/** The keys of one's own programs. */
@Path("/api/keys")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Keys")
class KeyResource {
    private static final int MOST = 200;

    private final Keys keys;
    private final Caller caller;

    KeyResource(Keys keys, Caller caller) {
        this.keys = keys;
        this.caller = caller;
    }

    @POST
    @Operation(summary = "Make an API key; the answer is the only place where it is shown")
    @APIResponse(
            responseCode = "201",
            description = "The key, this once",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ApiKey.class)))
    @APIResponse(responseCode = "401", description = "Not logged in")
    @APIResponse(responseCode = "403", description = "A scope that the asking credential has not")
    @APIResponse(responseCode = "422", description = "No name, no scope, a life out of range, or too many keys")
    public Uni<RestResponse<ApiKey>> create(KeyRequest request) {
        Invalid.present(request, "body");
        String id = RandomName.with("key_");
        return keys.create(id, request, caller.identity(), AuditEvent.own(Action.KEY_CREATED, caller, id))
                .map(key -> ResponseBuilder.<ApiKey>create(201)
                        .entity(key)
                        .header("Location", "/api/keys/" + id)
                        .build());
    }

    @GET
    @Operation(summary = "My keys, without their secrets, revoked and expired ones included")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "401", description = "Not logged in")
    @APIResponse(responseCode = "422", description = "limit is not within 1 to 200")
    public Uni<KeyList> list(@RestQuery @DefaultValue("50") int limit, @RestQuery @DefaultValue("") String cursor) {
        if (limit < 1 || limit > MOST) {
            throw Invalid.field("limit", "must be 1 to " + MOST);
        }
        if (cursor.indexOf('\0') >= 0) {
            throw Invalid.field("cursor", "is not one of ours");
        }
        return keys.list(caller.identity().account(), cursor, limit).map(items -> KeyList.of(items, limit));
    }

    @GET
    @Path("/{key}")
    @Operation(summary = "One of my keys, without its secret")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "401", description = "Not logged in")
    @APIResponse(responseCode = "404", description = "There is none, or it is somebody else's")
    public Uni<ApiKey> get(@RestPath String key) {
        return keys.get(caller.identity().account(), key);
    }

    @DELETE
    @Path("/{key}")
    @Operation(summary = "Revoke one of my keys, here at once and on every replica within five seconds")
    @APIResponse(responseCode = "204", description = "It opens nothing any more")
    @APIResponse(responseCode = "401", description = "Not logged in")
    @APIResponse(responseCode = "404", description = "There is none, or it is somebody else's")
    public Uni<Void> revoke(@RestPath String key) {
        return keys.revoke(caller.identity().account(), key, AuditEvent.own(Action.KEY_REVOKED, caller, key));
    }

    /** @param nextCursor null on the last page */
    record KeyList(
            List<ApiKey> items, @Schema(nullable = true) String nextCursor) {
        static KeyList of(List<ApiKey> items, int limit) {
            return new KeyList(
                    items,
                    items.size() < limit ? null : items.get(items.size() - 1).id());
        }
    }
}
