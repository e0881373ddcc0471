package io.colloquy.graph.provider.openai;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;

/** What came back: a status, how long to stay away or null, and all of the body. */
record Reply(int status, Duration retryAfter, Buffer body) {}
