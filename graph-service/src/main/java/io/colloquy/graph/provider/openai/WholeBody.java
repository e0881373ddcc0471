package io.colloquy.graph.provider.openai;

import io.colloquy.graph.provider.InvalidReason;
import io.colloquy.graph.provider.ProviderFailure;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Collects an answer that is of use only when it is whole, and not more than a text can be. */
final class WholeBody implements Receiver {
    private static final int LARGEST_BODY = 4 * 1024 * 1024;

    private final Consumer<Reply> whole;
    private final Consumer<ProviderFailure> failed;
    private final Buffer received = Buffer.buffer();
    private int status;
    private Duration retryAfter;

    WholeBody(Consumer<Reply> whole, Consumer<ProviderFailure> failed) {
        this.whole = whole;
        this.failed = failed;
    }

    @Override
    public void begin(HttpClientResponse response) {
        status = response.statusCode();
        retryAfter = RetryAfter.of(response.headers(), Instant.now());
    }

    @Override
    public boolean take(Buffer part) {
        received.appendBuffer(part);
        if (received.length() <= LARGEST_BODY) {
            return true;
        }
        failed.accept(ProviderFailure.invalid(InvalidReason.SHAPE, "The provider's answer is longer than 4 MB."));
        return false;
    }

    @Override
    public void end() {
        whole.accept(new Reply(status, retryAfter, received));
    }

    @Override
    public void lost(ProviderFailure failure) {
        failed.accept(failure);
    }
}
