package io.colloquy.graph.generation;

import io.colloquy.graph.attempt.Deadline;
import io.colloquy.graph.usage.Account;
import io.colloquy.tokengate.Caller;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;

@Path("/internal/generations")
class GenerationResource {
    private final Generations generations;
    private final AnswerCodec codec;
    private final Caller caller;

    GenerationResource(Generations generations, AnswerCodec codec, Caller caller) {
        this.generations = generations;
        this.codec = codec;
        this.caller = caller;
    }

    /** On a worker, because reading, checking and hashing 32 MB of messages would hold up an event loop; the rest is reactive. */
    @POST
    @Blocking
    public Uni<GenerationView> generate(
            @NotNull @Valid GenerationRequest request,
            @HeaderParam(Deadline.HEADER) String deadline,
            @Context RoutingContext http) {
        Deadline until = Deadline.parse(deadline, http.get(VertxHttpRecorder.REQUEST_START_TIME, System.nanoTime()));
        var order = new Order(Account.of(caller.account()), request.key(), request.call(), null, until, false);
        return generations.generate(order).map(codec::view);
    }
}
