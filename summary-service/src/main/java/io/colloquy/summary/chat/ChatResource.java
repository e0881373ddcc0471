package io.colloquy.summary.chat;

import io.colloquy.tokengate.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
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

@Path("/api/chats")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Chats")
class ChatResource {
    private static final int LONGEST_NAME = 200;

    private final Caller caller;
    private final Chats chats;

    ChatResource(Caller caller, Chats chats) {
        this.caller = caller;
        this.chats = chats;
    }

    record NewChat(@NotBlank @Size(max = LONGEST_NAME) String name, String zone, String dayStart) {}

    record ChatPatch(
            @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank") @Size(max = LONGEST_NAME)
            String name,

            String zone,
            String dayStart) {}

    @POST
    @Operation(summary = "Make a chat")
    @APIResponse(
            responseCode = "201",
            description = "It is empty",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ChatView.class)))
    @APIResponse(responseCode = "400", description = "The body cannot be read")
    @APIResponse(responseCode = "422", description = "The name, zone or dayStart is none")
    public Uni<RestResponse<ChatView>> create(@Valid @NotNull NewChat chat) {
        String zone = chat.zone() == null ? "UTC" : Zones.of(chat.zone()).getId();
        short dayStart = chat.dayStart() == null ? 0 : DayStart.minutes(chat.dayStart());
        return chats.create(caller.account(), chat.name().strip(), zone, dayStart)
                .map(made -> RestResponse.ResponseBuilder.<ChatView>created(URI.create("/api/chats/" + made.id()))
                        .entity(made)
                        .build());
    }

    @GET
    @Operation(summary = "Chats, in the order in which they were made")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "422", description = "limit is not within 1 to 200, or cursor is none")
    public Uni<Page<ChatView>> list(
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Pattern(regexp = "[0-9]{1,18}") String cursor) {
        long after = cursor == null ? 0 : Long.parseLong(cursor);
        return chats.list(caller.account(), after, limit + 1)
                .map(rows -> Page.of(rows, limit, chat -> String.valueOf(chat.id())));
    }

    @GET
    @Path("/{chat: [0-9]{1,18}}")
    @Operation(summary = "One chat")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "404", description = "There is no such chat")
    public Uni<ChatView> get(long chat) {
        return chats.find(caller.account(), chat);
    }

    @PATCH
    @Path("/{chat: [0-9]{1,18}}")
    @Operation(
            summary = "Give a chat another name, time zone or hour at which its days begin",
            description = "What is left out stays as it is. With another zone or dayStart messages move to other days.")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "400", description = "The body cannot be read")
    @APIResponse(responseCode = "404", description = "There is no such chat")
    @APIResponse(responseCode = "422", description = "The name, zone or dayStart is none")
    public Uni<ChatView> change(long chat, @Valid @NotNull ChatPatch patch) {
        String zone = patch.zone() == null ? null : Zones.of(patch.zone()).getId();
        Short dayStart = patch.dayStart() == null ? null : DayStart.minutes(patch.dayStart());
        return chats.update(
                caller.account(),
                chat,
                patch.name() == null ? null : patch.name().strip(),
                zone,
                dayStart);
    }

    @DELETE
    @Path("/{chat: [0-9]{1,18}}")
    @ResponseStatus(204)
    @Operation(summary = "Remove a chat with its messages and summaries")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "404", description = "There is no such chat")
    public Uni<Void> delete(long chat) {
        return chats.delete(caller.account(), chat);
    }
}
