package io.colloquy.summary.chat;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.tokengate.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/api/chats/{chat: [0-9]{1,18}}/messages")
@Tag(name = "Chats")
class MessageResource {
    private static final int MOST = 500;

    private final Caller caller;
    private final Chats chats;
    private final Messages messages;

    MessageResource(Caller caller, Chats chats, Messages messages) {
        this.caller = caller;
        this.chats = chats;
        this.messages = messages;
    }

    /** What a post came to; messages whose id is known already change nothing. */
    record Posted(int added, int alreadyThere) {}

    @GET
    @Operation(summary = "A chat's messages, the oldest first")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "404", description = "There is no such chat")
    @APIResponse(responseCode = "422", description = "day is no date, cursor is none, or limit is not within 1 to 200")
    public Uni<Page<MessageView>> list(
            long chat,
            @QueryParam("day") String day,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") String cursor) {
        LocalDate wanted = day == null ? null : date(day);
        MessageCursor after = MessageCursor.of(cursor);
        String account = caller.account();
        return chats.find(account, chat)
                .chain(() -> messages.list(account, chat, after, wanted, limit + 1))
                .map(rows -> Page.of(rows, limit, MessageView::cursor));
    }

    @POST
    @ResponseStatus(201)
    @Operation(summary = "Add a message, or up to 500 as an array; one whose id is there already changes nothing")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(anyOf = {MessageBody.class, MessageBody[].class})))
    @APIResponse(
            responseCode = "201",
            description = "They are there",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Posted.class)))
    @APIResponse(responseCode = "400", description = "The body cannot be read")
    @APIResponse(responseCode = "404", description = "There is no such chat")
    @APIResponse(responseCode = "422", description = "A field of a message is not as it should be; detail names it")
    public Uni<Posted> post(long chat, @NotNull JsonNode body) {
        List<MessageInput> given = read(body);
        return messages.post(caller.account(), chat, given).map(added -> new Posted(added, given.size() - added));
    }

    @DELETE
    @Path("/{message: [0-9]{1,18}}")
    @ResponseStatus(204)
    @Operation(summary = "Remove a message; its day is due again")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "404", description = "There is no such chat or message")
    public Uni<Void> delete(long chat, long message) {
        return messages.delete(caller.account(), chat, message);
    }

    private static List<MessageInput> read(JsonNode body) {
        if (!body.isArray()) {
            return List.of(read(body, ""));
        }
        if (body.isEmpty() || body.size() > MOST) {
            throw ChatProblem.invalid(
                    "messages", "1 to " + MOST + " messages are taken at once, not " + body.size() + ".");
        }
        List<MessageInput> given = new ArrayList<>();
        for (JsonNode message : body) {
            given.add(read(message, "[" + given.size() + "]."));
        }
        return given;
    }

    private static MessageInput read(JsonNode message, String place) {
        try {
            return MessageInput.of(message);
        } catch (MessageInput.Invalid e) {
            throw ChatProblem.invalid(place + e.field(), e.getMessage());
        }
    }

    private static LocalDate date(String day) {
        try {
            LocalDate date = LocalDate.parse(day);
            if (date.getYear() >= 1 && date.getYear() <= 9999) {
                return date;
            }
        } catch (DateTimeException e) {
            // The same answer as for a year that no chat has.
        }
        throw ChatProblem.invalid("day", "a date such as 2024-01-31 is expected.");
    }
}
