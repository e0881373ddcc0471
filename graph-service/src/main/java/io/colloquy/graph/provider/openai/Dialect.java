package io.colloquy.graph.provider.openai;

import io.colloquy.graph.provider.Call;
import io.colloquy.graph.provider.Material;

/**
 * What a server understands beyond the plain request. It starts with everything; a 400 or 422 that names a part of it comes
 * before any model runs, so that asking again without that part is no second attempt.
 *
 * @param countsStreams whether {@code stream_options} may be sent
 */
record Dialect(ResponseFormat format, boolean countsStreams) {
    static final Dialect RICHEST = new Dialect(ResponseFormat.JSON_SCHEMA, true);

    /** What to ask in instead, or null when the refusal is about something else. */
    Dialect simpler(Reply reply, Call call, boolean streamed) {
        if (reply.status() != 400 && reply.status() != 422) {
            return null;
        }
        String words = reply.body().toString();
        if (streamed && countsStreams && words.contains("stream_options")) {
            return new Dialect(format, false);
        }
        boolean ours = !(call.material() instanceof Material.Chat);
        return ours && format.isNamedBy(words) ? new Dialect(format.weaker(), countsStreams) : null;
    }
}
