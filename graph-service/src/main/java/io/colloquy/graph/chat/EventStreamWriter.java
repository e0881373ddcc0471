package io.colloquy.graph.chat;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;
import org.jboss.resteasy.reactive.server.vertx.VertxResteasyReactiveRequestContext;

/**
 * Hands the response to a stream of events. The framework's own server-sent events need a method that gives nothing
 * else, know no comments between events, and send the head before anybody knows whether there will be an answer.
 */
@Provider
class EventStreamWriter implements ServerMessageBodyWriter<EventStream> {
    @Override
    public void writeResponse(EventStream stream, Type type, ServerRequestContext context) {
        var request = (VertxResteasyReactiveRequestContext) context;
        request.suspend();
        var response = context.serverResponse();
        response.setChunked(true);
        response.addCloseHandler(stream::cancel);
        if (response.closed()) {
            stream.cancel();
        }
        var client = request.vertxServerResponse();
        client.endHandler(ended -> request.resume());
        stream.writeTo(client);
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, ResteasyReactiveResourceInfo target, MediaType mediaType) {
        return EventStream.class.isAssignableFrom(type);
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return EventStream.class.isAssignableFrom(type);
    }

    @Override
    public void writeTo(
            EventStream stream,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out) {
        throw new UnsupportedOperationException("a stream of events is only written to a response that waits for it");
    }
}
