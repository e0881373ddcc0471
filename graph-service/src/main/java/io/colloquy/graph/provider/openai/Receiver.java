package io.colloquy.graph.provider.openai;

import io.colloquy.graph.provider.ProviderFailure;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;

/** Takes in one answer as it comes over the wire; always called by the same thread. */
interface Receiver {
    void begin(HttpClientResponse response);

    /** False when enough was heard: the socket is closed. */
    boolean take(Buffer part);

    void end();

    /** No complete answer comes; what was received so far is all. */
    void lost(ProviderFailure failure);
}
