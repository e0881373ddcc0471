package io.colloquy.gateway.forward;

import io.quarkus.vertx.VertxOptionsCustomizer;
import io.vertx.core.VertxOptions;
import jakarta.inject.Singleton;

/**
 * As many event loops as processors that this process may use. All of a call happens on one of them and nothing waits there, so
 * that more of them would only take turns; Vert.x makes twice as many.
 */
@Singleton
class EventLoops implements VertxOptionsCustomizer {
    @Override
    public void accept(VertxOptions options) {
        options.setEventLoopPoolSize(Runtime.getRuntime().availableProcessors());
    }
}
