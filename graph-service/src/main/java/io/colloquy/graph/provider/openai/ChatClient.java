package io.colloquy.graph.provider.openai;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;

/** How providers are connected to; a model may think for minutes, so only connecting has a timeout of its own. */
final class ChatClient {
    private static final int CONNECT_TIMEOUT_MILLIS = 5_000;
    /** Shorter than servers and their proxies keep an idle connection, so that a request is rarely sent into a closed one. */
    private static final int KEEP_ALIVE_SECONDS = 15;
    /** The number of calls in flight is bounded above; the pool must never be the narrower place. */
    private static final int MOST_CONNECTIONS = 100;

    private ChatClient() {}

    static HttpClient open(Vertx vertx) {
        var options = new HttpClientOptions()
                .setConnectTimeout(CONNECT_TIMEOUT_MILLIS)
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setDecompressionSupported(true);
        return vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(MOST_CONNECTIONS));
    }
}
