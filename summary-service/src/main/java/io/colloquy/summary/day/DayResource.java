package io.colloquy.summary.day;

import io.colloquy.summary.database.Database;
import io.colloquy.tokengate.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/chats/{id}/days")
@Tag(name = "Summaries")
class DayResource {
    private static final LocalDate FAR = LocalDate.of(9999, 12, 31);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Caller caller;
    private final Database database;
    private final Days days;

    DayResource(Caller caller, Database database, Days days) {
        this.caller = caller;
        this.database = database;
        this.days = days;
    }

    /** A day as a reader sees it; revision 0 means that there is no summary yet. */
    record DayView(LocalDate day, DayStatus status, int messages, int textMessages, long characters, int revision) {}

    record DayList(List<DayView> items) {}

    @GET
    @Operation(summary = "A chat's days, and how each stands")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "400", description = "from or to is no date")
    @APIResponse(responseCode = "404", description = "There is no such chat")
    @APIResponse(responseCode = "422", description = "from is later than to")
    public Uni<DayList> list(
            @PathParam("id") long chatId, @QueryParam("from") String from, @QueryParam("to") String to) {
        LocalDate first = IsoDate.parse("from", from);
        LocalDate last = IsoDate.parse("to", to);
        RangeReversed.unlessOrdered("from", first, "to", last);
        // Messages that a wrong clock put into the future belong to the list, and so do open days.
        LocalDate end = last == null ? FAR : last;
        String account = caller.account();
        return database.now().chain(now -> read(DayRange.of(account, List.of(chatId), first, end, now)));
    }

    private Uni<DayList> read(DayRange range) {
        return database.inTransaction(
                        PATIENCE,
                        connection -> days.known(range.account(), range.chatIds(), connection)
                                .chain(() -> days.in(range, connection)))
                .map(found -> new DayList(
                        found.stream().map(day -> view(day, range.now())).toList()));
    }

    private static DayView view(Day day, Instant now) {
        return new DayView(
                day.day(), day.status(now), day.messages(), day.textMessages(), day.characters(), day.revision());
    }
}
