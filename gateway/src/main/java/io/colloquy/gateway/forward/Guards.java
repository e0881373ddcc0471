package io.colloquy.gateway.forward;

import io.colloquy.gateway.neighbour.Neighbour;
import jakarta.enterprise.context.ApplicationScoped;

/** The guarded client of each neighbour. */
@ApplicationScoped
class Guards {
    private final SummaryClient summary;
    private final GraphClient graph;
    private final TrackingClient tracking;

    Guards(SummaryClient summary, GraphClient graph, TrackingClient tracking) {
        this.summary = summary;
        this.graph = graph;
        this.tracking = tracking;
    }

    NeighbourClient of(Neighbour neighbour) {
        return switch (neighbour) {
            case SUMMARY -> summary;
            case GRAPH -> graph;
            case TRACKING -> tracking;
        };
    }
}
