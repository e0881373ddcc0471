package io.colloquy.graph.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.Map;

/** Reads the bytes of a request as one JSON object. */
final class RequestBody {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private RequestBody() {}

    @SuppressWarnings("unchecked")
    static JsonObject read(byte[] body) {
        if (body == null || body.length == 0) {
            throw ChatProblems.malformed("The body is empty; a JSON object is expected.");
        }
        if (parsed(body) instanceof Map<?, ?> object) {
            var json = new JsonObject((Map<String, Object>) object);
            return spellsSurrogates(body) ? (JsonObject) wellFormed(json) : json;
        }
        throw ChatProblems.malformed("The body is not a JSON object.");
    }

    private static Object parsed(byte[] body) {
        try {
            return JSON.readValue(body, Object.class);
        } catch (JsonProcessingException e) {
            var where = e.getLocation();
            String place = where == null ? "" : " at line " + where.getLineNr() + ", column " + where.getColumnNr();
            throw ChatProblems.malformed("The body is not JSON" + place + ".");
        } catch (IOException e) {
            throw ChatProblems.malformed("The body is not text in UTF-8.");
        }
    }

    /** Whether the text holds an escape that may be half a pair; nearly none does, so that nearly none is walked through. */
    private static boolean spellsSurrogates(byte[] body) {
        for (int i = 0; i + 2 < body.length; i++) {
            if (body[i] == '\\' && body[i + 1] == 'u' && (body[i + 2] | 0x20) == 'd') {
                return true;
            }
        }
        return false;
    }

    /** JSON can spell half a surrogate pair, which no UTF-8 can carry: neither to a provider nor into the journal. */
    private static Object wellFormed(Object value) {
        if (value instanceof String text) {
            return text.codePoints()
                    .map(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? 0xFFFD : point)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
        }
        if (value instanceof JsonObject object) {
            var copy = new JsonObject();
            object.forEach(field -> copy.put((String) wellFormed(field.getKey()), wellFormed(field.getValue())));
            return copy;
        }
        if (value instanceof JsonArray list) {
            var copy = new JsonArray();
            list.forEach(member -> copy.add(wellFormed(member)));
            return copy;
        }
        return value;
    }
}
