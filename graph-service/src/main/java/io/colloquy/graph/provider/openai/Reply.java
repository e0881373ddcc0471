package io.colloquy.graph.provider.openai;

import io.vertx.core.buffer.Buffer;

/** What came back: a status, the Retry-After header or null, and all of the body. */
record Reply(int status, String retryAfter, Buffer body) {}
