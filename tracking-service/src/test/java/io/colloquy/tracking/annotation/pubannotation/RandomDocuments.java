package io.colloquy.tracking.annotation.pubannotation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Documents by chance: texts of all planes with combining marks and joiners, annotations that are right. */
final class RandomDocuments {
    private static final int[] TROUBLESOME = {
        0x1, 0x1f, 0x22, 0x5c, 0x2f, 0x7f, 0x85, 0xa0, 0x301, 0x200d, 0x202e, 0x2028, 0x2029, 0xfeff, 0xfffd, 0xfffe,
        0xffff, 0xe000, 0xd7ff, 0x10000, 0x1f468, 0x1f3fd, 0x1f1e9, 0xe0001, 0x10ffff
    };

    private final Random random;

    RandomDocuments(long seed) {
        random = new Random(seed);
    }

    AnnotatedDocument next() {
        String text = text(random.nextInt(60) + 1);
        int length = text.codePointCount(0, text.length());
        List<Denotation> denotations = denotations("T", length);
        List<Denotation> blocks = denotations("B", length);
        List<Relation> relations = new ArrayList<>();
        List<Attribute> attributes = new ArrayList<>();
        for (List<Denotation> ends : List.of(denotations, blocks)) {
            for (int i = ends.isEmpty() ? 0 : random.nextInt(4); i > 0; i--) {
                String id = "R" + relations.size() + text(3);
                relations.add(
                        new Relation(id, any(ends).id(), text(5), any(ends).id(), extra()));
                attributes.add(new Attribute("A" + id, id, text(4), value(), extra()));
            }
        }
        return new AnnotatedDocument(
                "db" + text(4), text(9) + "1", text, denotations, blocks, relations, attributes, extra());
    }

    String text(int codePoints) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < codePoints; i++) {
            int c = switch (random.nextInt(4)) {
                case 0 -> TROUBLESOME[random.nextInt(TROUBLESOME.length)];
                case 1 -> random.nextInt(0x10FFFF) + 1;
                default -> 'a' + random.nextInt(26);
            };
            text.appendCodePoint(c >= 0xD800 && c <= 0xDFFF ? 'x' : c);
        }
        return text.toString();
    }

    private List<Denotation> denotations(String prefix, int length) {
        List<Denotation> denotations = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            List<Span> spans = new ArrayList<>();
            for (int j = random.nextInt(4) / 2; j >= 0; j--) {
                int begin = random.nextInt(length);
                spans.add(new Span(begin, begin + 1 + random.nextInt(length - begin)));
            }
            spans.sort(Comparator.comparingInt(Span::begin).thenComparingInt(Span::end));
            denotations.add(new Denotation(prefix + denotations.size() + text(2), spans, text(3), extra()));
        }
        return denotations;
    }

    private Denotation any(List<Denotation> list) {
        return list.get(random.nextInt(list.size()));
    }

    private String value() {
        return switch (random.nextInt(4)) {
            case 0 -> "true";
            case 1 -> "-1.50e3";
            case 2 -> "12345678901234567890";
            default -> Unread.quoted(text(6));
        };
    }

    private String extra() {
        return switch (random.nextInt(5)) {
            case 0 -> "{\"note\":" + Unread.quoted(text(5)) + ",\"score\":0.10}";
            case 1 -> "{\"a\":[{},[],null,{\"b\":false}],\"weight\":1E+2}";
            default -> "{}";
        };
    }
}
