package io.colloquy.graph.validation;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.graph.provider.InvalidReason;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a summary out of JSON, forgiving in form (a number written as a text, one point too many), strict in kind. */
final class SummaryShape {
    private static final Pattern NUMBER = Pattern.compile("\\s*[\\[#]?\\s*(\\d{1,9})\\s*]?\\s*");

    private SummaryShape() {}

    static SummaryAnswer read(JsonNode root, int maxPoints) throws InvalidAnswer {
        JsonNode points = root.path("points");
        if (!points.isArray()) {
            throw new InvalidAnswer(InvalidReason.SHAPE, "points is not a list");
        }
        var read = new ArrayList<Passage>();
        for (JsonNode point : points) {
            if (read.size() < maxPoints) {
                read.add(passage(point, "points[" + read.size() + "]"));
            }
        }
        return new SummaryAnswer(passage(root.path("digest"), "digest"), read);
    }

    private static Passage passage(JsonNode node, String name) throws InvalidAnswer {
        JsonNode text = node.path("text");
        if (!text.isTextual() || text.textValue().isBlank()) {
            throw new InvalidAnswer(InvalidReason.SHAPE, name + ".text is not a text");
        }
        return new Passage(text.textValue().strip(), cites(node.path("cites"), name));
    }

    private static List<Integer> cites(JsonNode node, String name) throws InvalidAnswer {
        if (!node.isArray()) {
            throw new InvalidAnswer(InvalidReason.SHAPE, name + ".cites is not a list");
        }
        var cites = new ArrayList<Integer>();
        for (JsonNode cite : node) {
            cites.add(number(cite, name));
        }
        return List.copyOf(cites);
    }

    private static int number(JsonNode cite, String name) throws InvalidAnswer {
        Matcher written = NUMBER.matcher(cite.isTextual() ? cite.textValue() : "");
        if (written.matches()) {
            return Integer.parseInt(written.group(1));
        }
        if (!cite.isIntegralNumber() || !cite.canConvertToInt()) {
            throw new InvalidAnswer(InvalidReason.SHAPE, name + ".cites holds something that is not a message number");
        }
        return cite.intValue();
    }
}
