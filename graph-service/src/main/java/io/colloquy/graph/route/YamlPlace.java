package io.colloquy.graph.route;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** A place in a YAML file that knows its line, so that every complaint can name it. */
record YamlPlace(String file, JsonNode node, JsonPointer at, Map<JsonPointer, Integer> lines) {
    private static final YAMLMapper YAML = YAMLMapper.builder(new YAMLFactory())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    /** Reads YAML, of which JSON is a part, or throws {@link MalformedRoutes}. */
    static YamlPlace root(String file, String text) {
        try {
            var root = new YamlPlace(file, YAML.readTree(text), JsonPointer.empty(), lines(text));
            if (root.node == null || !root.node.isObject()) {
                throw new MalformedRoutes(file, 1, "it must hold models and routes");
            }
            return root;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new MalformedRoutes(file, line, "it is not YAML");
        } catch (IOException e) {
            throw new UncheckedIOException("a text can always be read", e);
        }
    }

    private static Map<JsonPointer, Integer> lines(String text) throws IOException {
        var lines = new HashMap<JsonPointer, Integer>();
        try (JsonParser parser = YAML.createParser(text)) {
            while (parser.nextToken() != null) {
                lines.putIfAbsent(
                        parser.getParsingContext().pathAsPointer(),
                        parser.currentTokenLocation().getLineNr());
            }
        }
        return lines;
    }

    MalformedRoutes malformed(String what) {
        return new MalformedRoutes(file, line(), what);
    }

    int line() {
        for (JsonPointer place = at; place != null; place = place.head()) {
            if (lines.containsKey(place)) {
                return lines.get(place);
            }
        }
        return 1;
    }

    /** A word that nobody knows is a mistake in writing, and would be a price or a key that is silently not used. */
    void only(Set<String> fields) {
        if (!node.isObject()) {
            throw malformed("must be a list of fields and values");
        }
        node.fieldNames().forEachRemaining(name -> {
            if (!fields.contains(name)) {
                throw field(name).malformed(name + " is not a field; known are " + String.join(", ", fields));
            }
        });
    }

    /** The entries of a list; none when there is no such field. */
    List<YamlPlace> list(String name) {
        YamlPlace list = field(name);
        if (list.isMissing()) {
            return List.of();
        }
        if (!list.node.isArray()) {
            throw list.malformed(name + " must be a list");
        }
        var entries = new ArrayList<YamlPlace>();
        for (int i = 0; i < list.node.size(); i++) {
            entries.add(new YamlPlace(file, list.node.get(i), list.at.appendIndex(i), lines));
        }
        return entries;
    }

    /** A text, or null when there is no such field. */
    String text(String name) {
        YamlPlace field = field(name);
        return field.isMissing() ? null : field.text();
    }

    String needed(String name) {
        String text = text(name);
        if (text == null) {
            throw malformed(name + " is missing");
        }
        return text;
    }

    String text() {
        if (!node.isTextual() || node.textValue().isBlank()) {
            throw malformed(name() + " must be a text");
        }
        return node.textValue().strip();
    }

    /** A text of a certain form, or null when there is no such field. */
    String text(String name, Pattern form, String said) {
        String text = text(name);
        if (text != null && !form.matcher(text).matches()) {
            throw field(name).malformed(name + " must be " + said);
        }
        return text;
    }

    /** A number of 0 or more, or null when there is no such field or nothing is in it: not known is not nothing. */
    BigDecimal amount(String name) {
        YamlPlace field = field(name);
        if (field.isMissing()) {
            return null;
        }
        if (!field.node.isNumber() || field.node.decimalValue().signum() < 0) {
            throw field.malformed(name + " must be a number of 0 or more");
        }
        return field.node.decimalValue();
    }

    /** A whole number of 1 or more, or null. */
    Integer count(String name) {
        YamlPlace field = field(name);
        if (field.isMissing()) {
            return null;
        }
        if (!field.node.isIntegralNumber() || !field.node.canConvertToInt() || field.node.intValue() < 1) {
            throw field.malformed(name + " must be a whole number of 1 or more");
        }
        return field.node.intValue();
    }

    private YamlPlace field(String name) {
        return new YamlPlace(file, node.path(name), at.appendProperty(name), lines);
    }

    private boolean isMissing() {
        return node.isMissingNode() || node.isNull();
    }

    private String name() {
        String last = at.last() == null ? "it" : at.last().getMatchingProperty();
        return last == null || last.matches("\\d*") ? "it" : last;
    }
}
