package io.colloquy.gateway.neighbour;

import io.smallrye.config.ConfigMapping;
import java.net.URI;

/** Where the neighbours are; the environment variables are named in application.properties. */
@ConfigMapping(prefix = "gateway.neighbours")
public interface NeighbourConfig {
    Address summary();

    Address graph();

    Address tracking();

    default Address of(Neighbour neighbour) {
        return switch (neighbour) {
            case SUMMARY -> summary();
            case GRAPH -> graph();
            case TRACKING -> tracking();
        };
    }

    interface Address {
        URI url();

        URI managementUrl();
    }
}
