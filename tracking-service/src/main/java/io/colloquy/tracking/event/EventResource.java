package io.colloquy.tracking.event;

import io.colloquy.tokengate.Caller;
import io.colloquy.tracking.problem.Problems;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/jobs/{id}/events")
@OfKnownJob
@Tag(name = "Jobs")
class EventResource {
    private static final Pattern EVENT_ID = Pattern.compile("[0-9]{1,18}");

    private final EventStream stream;
    private final Caller caller;

    EventResource(EventStream stream, Caller caller) {
        this.stream = stream;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            summary = "Follow a job: created, progress, message, finished, and a heartbeat every 15 seconds",
            description =
                    "The id of an event is durable: Last-Event-ID resumes without loss or repeat. If events after it are no longer kept,"
                            + " the first event is stale, with the job as it is, and those that follow go on from there. A heartbeat tells"
                            + " lastProgressSecondsAgo. Ends after finished, or when the job is deleted.")
    @APIResponse(
            responseCode = "200",
            description = "The events",
            content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "400", description = "Last-Event-ID is no id of an event")
    @APIResponse(responseCode = "404", description = "There is no such job")
    public Multi<OutboundSseEvent> events(
            @PathParam("id") UUID id, @HeaderParam("Last-Event-ID") String lastEventId, @Context Sse sse) {
        return stream.open(new Followed(caller.account(), id), position(lastEventId))
                .onItem()
                .transform(event -> event.to(sse));
    }

    private static OptionalLong position(String lastEventId) {
        if (lastEventId == null || lastEventId.isBlank()) {
            return OptionalLong.empty();
        }
        String id = lastEventId.strip();
        if (!EVENT_ID.matcher(id).matches()) {
            throw Problems.badRequest("Last-Event-ID must be the id of an event of this job");
        }
        return OptionalLong.of(Long.parseLong(id));
    }
}
