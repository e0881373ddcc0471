package io.colloquy.gateway.forward;

import io.colloquy.gateway.neighbour.Neighbour;
import io.colloquy.gateway.problem.Problem;
import io.colloquy.gateway.problem.Refused;

/** A call that failed by the neighbour's doing: it counts for the breaker. */
final class NeighbourFailure extends Refused {
    private static final long serialVersionUID = 1;

    private final boolean repeatable;

    private NeighbourFailure(Problem problem, boolean repeatable) {
        super(problem);
        this.repeatable = repeatable;
    }

    static NeighbourFailure unreachable(Call call) {
        return new NeighbourFailure(unavailable(call.neighbour().title() + " is not reachable."), call.repeatable());
    }

    static NeighbourFailure lost(Call call) {
        String detail = call.neighbour().title() + " closed the connection before it answered.";
        return new NeighbourFailure(broken(detail), call.repeatable());
    }

    static NeighbourFailure garbled(Neighbour neighbour) {
        return new NeighbourFailure(broken(neighbour.title() + " gave an answer that is not proper HTTP."), false);
    }

    static NeighbourFailure silent(Neighbour neighbour) {
        return new NeighbourFailure(late(neighbour), false);
    }

    static Problem late(Neighbour neighbour) {
        return Problem.of(
                504, "deadline-exceeded", "Deadline exceeded", neighbour.title() + " did not answer within its time.");
    }

    static Problem unavailable(String detail) {
        return Problem.of(503, "service-unavailable", "Service unavailable", detail)
                .with("Retry-After", "2");
    }

    private static Problem broken(String detail) {
        return Problem.of(502, "broken-answer", "Broken answer", detail);
    }

    /** Whether this was a read of which no answer was seen, so that it may be tried once more. */
    boolean repeatable() {
        return repeatable;
    }
}
