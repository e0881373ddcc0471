package io.colloquy.graph.chat;

import io.colloquy.graph.attempt.Journey;
import io.colloquy.graph.generation.Finished;
import io.colloquy.graph.generation.Generations;
import io.colloquy.graph.generation.Order;
import io.colloquy.graph.prompt.Purpose;
import io.colloquy.graph.provider.Call;
import io.colloquy.graph.provider.Material;
import io.colloquy.graph.usage.Account;
import io.colloquy.tokengate.Caller;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** OpenAI's chat completions, so that every client made for them gets this service's way of calling models. */
@Path("/v1/chat/completions")
@Tag(name = "Models")
class ChatResource {
    /** In bytes; what is longer would hold up an event loop while it is read, hashed and written. */
    private static final int SHORT = 64 * 1024;

    /** How long a client hears nothing; also how long the head of a stream waits for what it is to tell. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Generations generations;
    private final Caller caller;

    ChatResource(Generations generations, Caller caller) {
        this.generations = generations;
        this.caller = caller;
    }

    /** The bytes are read here, because only so each mistake gets an error of its own. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Complete a chat")
    @RequestBody(
            description = "OpenAI's chat completion request; fields unknown here are passed to the provider",
            content = @Content(schema = @Schema(implementation = ChatBody.class)))
    @APIResponse(
            responseCode = "200",
            description = "The completion; with stream, its chunks as server-sent events that end with [DONE]",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = CompletionBody.class)),
                @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(
            responseCode = "400",
            description = "A field is not as it should be, or the model refused for what was asked")
    @APIResponse(responseCode = "404", description = "There is no such model")
    @APIResponse(responseCode = "409", description = "The Idempotency-Key belongs to another request")
    @APIResponse(responseCode = "429", description = "The account's limit is reached, or a provider's")
    @APIResponse(responseCode = "503", description = "No provider can be asked now")
    public Uni<Response> complete(byte[] body, @BeanParam ChatHeaders headers) {
        Context loop = headers.http.vertx().getOrCreateContext();
        Account account = Account.of(caller.account());
        Uni<Response> answer = Uni.createFrom().deferred(() -> answer(account, ChatRequest.read(body), headers, loop));
        return body == null || body.length <= SHORT
                ? answer
                : answer.runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private Uni<Response> answer(Account account, ChatRequest request, ChatHeaders headers, Context loop) {
        Order order = new Order(
                account,
                headers.key(),
                new Call(Purpose.CHAT, new Material.Chat(request.passed())),
                request.model(),
                headers.deadline(),
                headers.whole());
        Trail.follow(headers.http, order.journey());
        return request.streamed()
                ? streamed(order, request.includeUsage(), loop)
                : generations.generate(order).map(finished -> plain(finished, order.journey()));
    }

    private Uni<Response> streamed(Order order, boolean includeUsage, Context loop) {
        var chunks = new Chunks(() -> Completion.id(order.journey()), now(), includeUsage);
        Multi<String> events = new ChatEvents(chunks, order.journey()).of(generations.stream(order));
        return EventStream.open(events, loop, PATIENCE, LastWords::of)
                .map(stream -> Response.ok(stream, MediaType.SERVER_SENT_EVENTS_TYPE)
                        .header("Cache-Control", "no-cache")
                        .header("X-Accel-Buffering", "no")
                        .build());
    }

    private static Response plain(Finished finished, Journey journey) {
        if (finished.replayed()) {
            journey.replays(finished.operationId(), finished.attempts());
        }
        String completion = Completion.of(finished, now()).encode();
        return Response.ok(completion, MediaType.APPLICATION_JSON_TYPE).build();
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }
}
