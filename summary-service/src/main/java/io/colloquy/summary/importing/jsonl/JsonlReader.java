package io.colloquy.summary.importing.jsonl;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.colloquy.summary.chat.MessageInput;
import io.colloquy.summary.importing.reading.Lines;
import io.colloquy.summary.importing.reading.MessageReader;
import io.colloquy.summary.importing.reading.ParsedMessage;
import io.colloquy.summary.importing.reading.Unreadable;
import java.io.IOException;
import java.util.Map;

/** The project's own form: one JSON object a line. */
public final class JsonlReader implements MessageReader {
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    private final Lines lines;

    public JsonlReader(Lines lines) {
        this.lines = lines;
    }

    @Override
    public ParsedMessage next() throws IOException {
        for (String line = lines.next(); line != null; line = lines.next()) {
            String object = lines.number() == 1 && line.startsWith("\ufeff") ? line.substring(1) : line;
            if (!object.isBlank()) {
                return message(object);
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private ParsedMessage message(String line) {
        try {
            MessageInput input = MessageInput.of(JSON.readValue(line));
            return new ParsedMessage(
                    input.chat(),
                    input.at(),
                    true,
                    input.sender(),
                    input.kind(),
                    input.text(),
                    input.id(),
                    input.replyTo(),
                    input.extra());
        } catch (MessageInput.Invalid e) {
            throw broken(e.field() + ": " + e.getMessage(), e.field());
        } catch (JsonProcessingException e) {
            int column = e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
            throw broken("the JSON is broken at column " + column + ".", null);
        }
    }

    private Unreadable broken(String reason, String field) {
        Map<String, Object> where =
                field == null ? Map.of("line", lines.number()) : Map.of("line", lines.number(), "field", field);
        return new Unreadable(
                "jsonl-line-broken", "A line is not a message", "Line " + lines.number() + ": " + reason, where);
    }
}
