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
import jakarta.ws.rs.QueryParam;
import java.net.URI;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/chats")
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
    public Uni<RestResponse<ChatView>> create(@Valid @NotNull NewChat chat) {
        String zone = chat.zone() == null ? "UTC" : Zones.of(chat.zone()).getId();
        short dayStart = chat.dayStart() == null ? 0 : DayStart.minutes(chat.dayStart());
        return chats.create(caller.account(), chat.name().strip(), zone, dayStart)
                .map(made -> RestResponse.ResponseBuilder.<ChatView>created(URI.create("/api/chats/" + made.id()))
                        .entity(made)
                        .build());
    }

    @GET
    public Uni<Page<ChatView>> list(
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Pattern(regexp = "[0-9]{1,18}") String cursor) {
        long after = cursor == null ? 0 : Long.parseLong(cursor);
        return chats.list(caller.account(), after, limit + 1)
                .map(rows -> Page.of(rows, limit, chat -> String.valueOf(chat.id())));
    }

    @GET
    @Path("/{chat: [0-9]{1,18}}")
    public Uni<ChatView> get(long chat) {
        return chats.find(caller.account(), chat);
    }

    @PATCH
    @Path("/{chat: [0-9]{1,18}}")
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
    public Uni<Void> delete(long chat) {
        return chats.delete(caller.account(), chat);
    }
}
