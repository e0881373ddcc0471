package io.colloquy.summary.digest;

import io.colloquy.summary.day.IsoDate;
import io.colloquy.summary.day.RangeReversed;
import io.colloquy.summary.day.UnknownChat;
import io.colloquy.tokengate.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/chats/{id}/summaries")
@Tag(name = "Summaries")
class SummaryResource {
    private final Caller caller;
    private final SummaryReader summaries;

    SummaryResource(Caller caller, SummaryReader summaries) {
        this.caller = caller;
        this.summaries = summaries;
    }

    /** The cursor is the first day of the next page. */
    record SummaryList(
            List<SummaryView> items,
            @Schema(nullable = true) LocalDate nextCursor) {}

    @GET
    @Operation(summary = "A chat's summaries, the latest of each day, by day")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "400", description = "from, to or cursor is no date")
    @APIResponse(responseCode = "404", description = "There is no such chat")
    @APIResponse(responseCode = "422", description = "from is later than to, or limit is not within 1 to 200")
    public Uni<SummaryList> list(
            @PathParam("id") long chatId,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") String cursor) {
        LocalDate first = IsoDate.parse("from", from);
        LocalDate last = IsoDate.parse("to", to);
        RangeReversed.unlessOrdered("from", first, "to", last);
        LocalDate next = IsoDate.parse("cursor", cursor);
        String account = caller.account();
        return ofKnownChat(account, chatId)
                .chain(() -> summaries.newest(account, chatId, next == null ? first : next, last, limit + 1))
                .map(found -> page(found, limit));
    }

    @GET
    @Path("/{day}")
    @Operation(summary = "A day's summary with the messages that it cites, and its earlier revisions")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "400", description = "day is no date")
    @APIResponse(
            responseCode = "404",
            description = "There is no such chat, or no summary of this day or with this revision")
    public Uni<SummaryDetail> get(
            @PathParam("id") long chatId, @PathParam("day") String day, @QueryParam("revision") Integer revision) {
        LocalDate date = IsoDate.parse("day", day);
        String account = caller.account();
        return ofKnownChat(account, chatId)
                .chain(() -> summaries.one(account, chatId, date, revision))
                .map(found -> found.stream().findFirst().orElseThrow(() -> new SummaryNotFound(chatId, date)))
                .chain(summary -> summaries.detail(account, summary));
    }

    private Uni<Void> ofKnownChat(String account, long chatId) {
        return summaries
                .chatExists(account, chatId)
                .invoke(exists -> {
                    if (!exists) {
                        throw new UnknownChat(chatId);
                    }
                })
                .replaceWithVoid();
    }

    private static SummaryList page(List<SummaryView> found, int limit) {
        return found.size() <= limit
                ? new SummaryList(found, null)
                : new SummaryList(found.subList(0, limit), found.get(limit).day());
    }
}
