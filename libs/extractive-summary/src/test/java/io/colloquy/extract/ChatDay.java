package io.colloquy.extract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A hand-written day. {@code 08:12 Ann: text}; a star before the text marks a message that a good digest mentions; an
 * indented line continues a message; {@code [media] 08:12 Ann} is a picture; {@code #} starts a comment.
 */
record ChatDay(List<Line> lines, Set<Integer> important) {
    private static final Pattern MESSAGE = Pattern.compile("(\\[media] )?(\\d\\d:\\d\\d) ([^:]+)(?:: (\\* )?(.*))?");

    static ChatDay read(String name) {
        List<Line> lines = new ArrayList<>();
        Set<Integer> important = new TreeSet<>();
        for (String row : text(name).split("\n", -1)) {
            Matcher message = MESSAGE.matcher(row);
            if (row.startsWith("  ")) {
                Line last = lines.remove(lines.size() - 1);
                lines.add(new Line(
                        last.number(), last.at(), last.sender(), last.kind(), last.text() + "\n" + row.strip()));
            } else if (message.matches()) {
                int number = lines.size() + 1;
                Line.Kind kind = message.group(1) == null ? Line.Kind.TEXT : Line.Kind.MEDIA;
                String text = message.group(5) == null ? "" : message.group(5);
                lines.add(new Line(
                        number,
                        LocalDate.of(2024, 3, 13).atTime(LocalTime.parse(message.group(2))),
                        message.group(3),
                        kind,
                        text));
                if (message.group(4) != null) {
                    important.add(number);
                }
            }
        }
        return new ChatDay(List.copyOf(lines), important);
    }

    private static String text(String name) {
        try (InputStream file = ChatDay.class.getResourceAsStream("/days/" + name + ".txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
