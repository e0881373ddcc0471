package io.colloquy.tracking.event;

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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/jobs/{id}/events")
@OfKnownJob
@Tag(name = "Jobs")
class EventResource {
    private final EventStream stream;

    EventResource(EventStream stream) {
        this.stream = stream;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            summary = "Follow a job: created, progress, message, finished, and a heartbeat every 15 seconds",
            description =
                    "The id of an event is durable: Last-Event-ID resumes without loss or repeat. Ends after finished.")
    public Multi<OutboundSseEvent> events(
            @PathParam("id") UUID id, @HeaderParam("Last-Event-ID") String lastEventId, @Context Sse sse) {
        long after = position(lastEventId);
        return stream.open(id, after).onItem().transform(event -> event.to(sse));
    }

    private static long position(String lastEventId) {
        if (lastEventId == null || lastEventId.isBlank()) {
            return 0;
        }
        try {
            return Long.parseLong(lastEventId.strip());
        } catch (NumberFormatException e) {
            throw Problems.badRequest("Last-Event-ID must be the id of an event of this job, not " + lastEventId);
        }
    }
}
