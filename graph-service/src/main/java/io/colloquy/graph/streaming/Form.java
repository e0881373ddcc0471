package io.colloquy.graph.streaming;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.colloquy.graph.provider.Call;
import io.colloquy.graph.provider.Material;

/**
 * What kind of answer was asked for.
 *
 * @param chat whether the client is told itself that its limit of tokens ended the answer
 * @param json whether the text is to be JSON, which shows by itself whether it is whole
 * @param strict whether the answer is judged; where reliability is switched off it is passed on as it comes
 */
record Form(boolean chat, boolean json, boolean strict) {
    private static final ObjectReader STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    static Form of(Call call, boolean strict) {
        if (!(call.material() instanceof Material.Chat chat)) {
            return new Form(false, true, strict);
        }
        Object format = chat.request().getValue("response_format");
        return new Form(true, format != null && format.toString().contains("json_"), strict);
    }

    /** Whether the text ends by its own mark: the last bracket of the JSON that was asked for. */
    boolean closes(CharSequence written) {
        String text = written.toString().strip();
        if (!json || !(text.startsWith("{") || text.startsWith("["))) {
            return false;
        }
        try {
            STRICT.readTree(text);
            return true;
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
