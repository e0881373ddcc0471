package io.colloquy.graph.chat;

import io.colloquy.graph.generation.Finished;
import io.colloquy.graph.generation.Generations;
import io.colloquy.graph.generation.Order;
import io.colloquy.graph.prompt.Purpose;
import io.colloquy.graph.provider.Call;
import io.colloquy.graph.provider.Material;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;

/** OpenAI's chat completions, so that every client made for them gets this service's way of calling models. */
@Path("/v1/chat/completions")
class ChatResource {
    /** In bytes; what is longer would hold up an event loop while it is read, hashed and written. */
    private static final int SHORT = 64 * 1024;

    /** How long a client hears nothing; also how long the head of a stream waits for what it is to tell. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Generations generations;

    ChatResource(Generations generations) {
        this.generations = generations;
    }

    /** The bytes are read here, because only so each mistake gets an error of its own. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> complete(byte[] body, @BeanParam ChatHeaders headers) {
        Uni<Response> answer = Uni.createFrom().deferred(() -> answer(ChatRequest.read(body), headers));
        return body == null || body.length <= SHORT
                ? answer
                : answer.runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private Uni<Response> answer(ChatRequest request, ChatHeaders headers) {
        Order order = new Order(
                headers.account(),
                headers.key(),
                new Call(Purpose.CHAT, new Material.Chat(request.passed())),
                request.model(),
                headers.deadline(),
                headers.whole());
        Trail.follow(headers.http, order.journey());
        return request.streamed()
                ? streamed(order, request.includeUsage(), headers.http)
                : generations.generate(order).map(ChatResource::plain);
    }

    private Uni<Response> streamed(Order order, boolean includeUsage, RoutingContext http) {
        var chunks = new Chunks(Completion.id(order.journey().operation()), now(), includeUsage);
        Multi<String> events = generations
                .generate(order)
                .map(finished -> WholeAnswer.events(Completion.of(finished, now()), chunks))
                .onItem()
                .transformToMulti(all -> Multi.createFrom().iterable(all));
        return EventStream.open(events, http.vertx().getOrCreateContext(), PATIENCE, LastWords::of)
                .map(stream -> Response.ok(stream, MediaType.SERVER_SENT_EVENTS_TYPE)
                        .header("Cache-Control", "no-cache")
                        .header("X-Accel-Buffering", "no")
                        .build());
    }

    private static Response plain(Finished finished) {
        String completion = Completion.of(finished, now()).encode();
        Response response =
                Response.ok(completion, MediaType.APPLICATION_JSON_TYPE).build();
        if (finished.replayed()) {
            Trail.replayed(response.getHeaders(), finished);
        }
        return response;
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }
}
