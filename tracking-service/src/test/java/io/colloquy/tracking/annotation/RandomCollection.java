package io.colloquy.tracking.annotation;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** Documents as people might make them: the same name has the same text, and ids are sparse and clash between uploads. */
final class RandomCollection {
    private static final String[] PIECES = {
        "Anna ", "met ", "👩‍🔬 ", "\u0009", "Größe ", "\"", "\\", "漢字", "\ue000", "𝒳"
    };

    private final Random random;

    private RandomCollection(Random random) {
        this.random = random;
    }

    static String of(Random random, int documents) {
        var made = new RandomCollection(random);
        List<Integer> names = new ArrayList<>();
        for (int name = 0; name < 150; name++) {
            names.add(name);
        }
        Collections.shuffle(names, random);
        return names.stream()
                .limit(documents)
                .map(name -> made.document(name).encode())
                .collect(Collectors.joining("\n"));
    }

    private JsonObject document(int name) {
        var itself = new Random(name);
        var text = new StringBuilder("x");
        for (int piece = itself.nextInt(30); piece > 0; piece--) {
            text.append(PIECES[itself.nextInt(PIECES.length)]);
        }
        var document = new JsonObject()
                .put("text", text.toString())
                .put("sourcedb", PIECES[name % 3].strip() + "/db")
                .put("sourceid", PIECES[3 + name % 7].strip() + name);
        int length = text.codePointCount(0, text.length());
        var denotations = places("T", length);
        document.put("denotations", denotations).put("blocks", places("B", length));
        return related(document, denotations);
    }

    private JsonArray places(String prefix, int length) {
        var places = new JsonArray();
        int count = random.nextInt(6);
        for (int place = 0; place < count; place++) {
            int begin = random.nextInt(length);
            int end = begin + 1 + random.nextInt(length - begin);
            var one = new JsonObject().put("obj", "O" + random.nextInt(3));
            if (random.nextBoolean()) {
                one.put("begin", begin).put("end", end);
            } else {
                one.put("span", new JsonObject().put("end", end).put("begin", begin));
            }
            places.add(random.nextInt(5) > 0 ? one.put("id", prefix + (place * 2 + random.nextInt(2))) : one);
        }
        return places;
    }

    private JsonObject related(JsonObject document, JsonArray denotations) {
        List<String> ids = denotations.stream()
                .map(one -> ((JsonObject) one).getString("id"))
                .filter(id -> id != null)
                .toList();
        var relations = new JsonArray();
        var attributes = new JsonArray();
        for (int number = ids.isEmpty() ? 0 : random.nextInt(4); number > 0; number--) {
            relations.add(
                    new JsonObject().put("subj", any(ids)).put("pred", "with").put("obj", any(ids)));
            attributes.add(
                    new JsonObject().put("subj", any(ids)).put("pred", "sure").put("obj", random.nextInt(9)));
        }
        return document.put("relations", relations)
                .put("attributes", attributes)
                .put("note", random.nextInt(2));
    }

    private String any(List<String> ids) {
        return ids.get(random.nextInt(ids.size()));
    }
}
