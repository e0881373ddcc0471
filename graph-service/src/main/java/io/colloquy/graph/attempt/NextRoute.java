package io.colloquy.graph.attempt;

import io.colloquy.graph.provider.ProviderFailure;
import io.colloquy.graph.route.Route;

/** Whether another route could do better after a failure. */
final class NextRoute {
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private NextRoute() {}

    static boolean canMend(ProviderFailure failure, Route failed, Route next) {
        if (!failure.nextRoute()) {
            return false;
        }
        return switch (failure.kind()) {
            case TOO_LONG -> next.window() == null || failed.window() == null || next.window() > failed.window();
            case REJECTED -> isAboutTheKey(failure) || !sameServer(failed, next);
            default -> true;
        };
    }

    /** Another route can have another key for the same server. */
    private static boolean isAboutTheKey(ProviderFailure failure) {
        return failure.status() != null && (failure.status() == UNAUTHORIZED || failure.status() == FORBIDDEN);
    }

    private static boolean sameServer(Route one, Route other) {
        return one.provider().server().equals(other.provider().server());
    }
}
