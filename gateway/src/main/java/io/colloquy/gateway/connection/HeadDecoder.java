package io.colloquy.gateway.connection;

import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.util.AsciiString;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;

/** Bounds a head's lines as well as its bytes, because in memory a line of four bytes is one of a hundred and fifty. */
final class HeadDecoder extends VertxHttpRequestDecoder {
    static final int MOST_LINES = 100;

    private int lines;

    HeadDecoder(HttpServerOptions options) {
        super(options);
    }

    @Override
    protected HttpMessage createMessage(String[] firstLine) {
        lines = 0;
        return super.createMessage(firstLine);
    }

    @Override
    protected AsciiString splitHeaderName(byte[] line, int start, int length) {
        if (++lines > MOST_LINES) {
            throw new TooLongHttpHeaderException("More than " + MOST_LINES + " headers");
        }
        return super.splitHeaderName(line, start, length);
    }
}
