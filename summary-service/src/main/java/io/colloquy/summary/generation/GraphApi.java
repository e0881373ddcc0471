package io.colloquy.summary.generation;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.colloquy.summary.day.Transcript;
import io.colloquy.summary.digest.Draft;
import io.colloquy.summary.digest.Passage;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What this service asks of graph-service; only {@link GraphServiceClient} calls it. */
@RegisterRestClient(configKey = "graph")
@Path("/internal")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface GraphApi {
    @POST
    @Path("/generations")
    Uni<Generation> generate(
            @HeaderParam("Authorization") String token,
            @HeaderParam("X-Request-Deadline-Ms") long deadline,
            Request request);

    @GET
    @Path("/purposes/summary")
    Uni<Price> price(@HeaderParam("Authorization") String token);

    record Request(String key, String purpose, int maxPoints, List<Numbered> messages) {}

    record Numbered(int number, LocalDateTime at, String sender, String kind, String text) {
        static Numbered of(Transcript.Message message) {
            String sender = message.sender() == null ? "" : message.sender();
            return new Numbered(message.number(), message.at(), sender, message.kind(), message.text());
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Generation(
            UUID operationId,
            String provider,
            String model,
            String promptVersion,
            Answer answer,
            Usage usage,
            BigDecimal cost) {
        Draft.Origin origin() {
            Long prompt = usage == null ? null : usage.promptTokens();
            Long completion = usage == null ? null : usage.completionTokens();
            return new Draft.Origin(operationId, provider, model, promptVersion, prompt, completion, cost);
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Answer(Passage digest, List<Passage> points) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Usage(Long promptTokens, Long completionTokens) {}
}
