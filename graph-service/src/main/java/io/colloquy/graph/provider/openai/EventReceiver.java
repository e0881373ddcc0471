package io.colloquy.graph.provider.openai;

import io.colloquy.graph.provider.Chunk;
import io.colloquy.graph.provider.InvalidReason;
import io.colloquy.graph.provider.ProviderFailure;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;

/**
 * Turns the events of a chat completion into chunks. A server may answer in one piece instead: a refusal, or all of its
 * answer where it does not know how to stream.
 */
final class EventReceiver implements Receiver {
    private static final String END_MARK = "[DONE]";
    /** Of text, which is what is kept of an answer. */
    private static final int LONGEST_TEXT = 4 * 1024 * 1024;
    /** On the wire, where a token of text takes a few hundred bytes. */
    private static final long LARGEST_BODY = 64L * 1024 * 1024;

    private final MultiEmitter<? super Chunk> emitter;
    private final SseParser parser = new SseParser();
    private final WholeBody whole;
    private String model;
    private boolean piecewise;
    private boolean finished;
    private boolean over;
    private volatile boolean heardAll;
    private long bytes;
    private long characters;

    EventReceiver(MultiEmitter<? super Chunk> emitter, String askedModel) {
        this.emitter = emitter;
        this.model = askedModel;
        this.whole = new WholeBody(this::inOnePiece, this::fail);
    }

    /** Whether the end mark came, so that the connection may be left to end in peace. */
    boolean heardAll() {
        return heardAll;
    }

    @Override
    public void begin(HttpClientResponse response) {
        String type = response.getHeader("Content-Type");
        piecewise = response.statusCode() == 200 && (type == null || !type.startsWith("application/json"));
        whole.begin(response);
    }

    @Override
    public boolean take(Buffer part) {
        if (!piecewise) {
            return whole.take(part);
        }
        bytes += part.length();
        try {
            parser.feed(part).forEach(this::event);
        } catch (SseParser.TooLong e) {
            bytes = LARGEST_BODY + 1;
        }
        if (bytes <= LARGEST_BODY && characters <= LONGEST_TEXT) {
            return true;
        }
        fail(ProviderFailure.invalid(InvalidReason.SHAPE, "The provider's answer does not end."));
        return false;
    }

    @Override
    public void end() {
        if (!piecewise) {
            whole.end();
            return;
        }
        String rest = parser.rest();
        if (rest != null && (rest.equals(END_MARK) || !ChatChunk.read(rest).unreadable())) {
            event(rest);
        }
        ended(ChatEndpoint.unavailable("The provider's answer ended in the middle."));
    }

    @Override
    public void lost(ProviderFailure failure) {
        ended(failure);
    }

    /** Once the provider has said why it ended, nothing is missing but perhaps its count of tokens. */
    private void ended(ProviderFailure otherwise) {
        if (finished) {
            over = true;
            emitter.complete();
        } else {
            fail(otherwise);
        }
    }

    /** A connection that breaks after all was said, or that was left, is no news. */
    private void fail(Throwable failure) {
        if (!over && !emitter.isCancelled()) {
            over = true;
            emitter.fail(failure);
        }
    }

    private void event(String data) {
        if (over) {
            return;
        }
        if (data.strip().equals(END_MARK)) {
            heardAll = true;
            over = true;
            emitter.complete();
            return;
        }
        try {
            emit(named(ChatChunk.read(data)));
        } catch (ProviderFailure failure) {
            fail(failure);
        }
    }

    /** Some servers leave the name out, of all chunks or of the later ones. */
    private Chunk named(Chunk chunk) {
        if (chunk.unreadable()) {
            return chunk;
        }
        model = chunk.model() == null ? model : chunk.model();
        return chunk.by(model);
    }

    private void emit(Chunk chunk) {
        finished |= chunk.finish() != null;
        characters += chunk.text().length();
        emitter.emit(chunk);
    }

    private void inOnePiece(Reply reply) {
        if (reply.status() != 200) {
            fail(new Refused(reply));
            return;
        }
        try {
            emitter.emit(ChatCompletion.asChunk(reply, model));
            emitter.complete();
        } catch (ProviderFailure failure) {
            fail(failure);
        }
    }

    /** An answer other than 200, not yet judged: it may only mean that the server wants to be asked more simply. */
    static final class Refused extends RuntimeException {
        private final transient Reply reply;

        Refused(Reply reply) {
            super("refused", null, false, false);
            this.reply = reply;
        }

        Reply reply() {
            return reply;
        }
    }
}
