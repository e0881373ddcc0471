package io.colloquy.faultwall;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fault that a request asks for.
 *
 * @param name the fault's own name; {@code healthy}, or a name that there is not
 * @param often how many times the same prompt meets it; as good as always where nothing is said
 * @param number the number in the name, or -1
 */
record Choice(String name, int often, int number) {
    private static final Pattern WORD = Pattern.compile("\\bfault-[a-z0-9-]*[a-z0-9]");
    private static final Map<String, Integer> TIMES = Map.of("once", 1, "twice", 2, "thrice", 3);
    private static final Choice HEALTHY = new Choice("healthy", Integer.MAX_VALUE, -1);

    static Choice of(Prompt prompt) {
        String model = prompt.model().split("/", 2)[0];
        if (model.startsWith("fault-")) {
            return named(model);
        }
        Matcher word = WORD.matcher(prompt.question());
        return model.startsWith("healthy") || !word.find() ? HEALTHY : named(word.group());
    }

    private static Choice named(String word) {
        String name = word.substring("fault-".length());
        int often = Integer.MAX_VALUE;
        int number = -1;
        while (!Faults.names().contains(name)) {
            int dash = name.lastIndexOf('-');
            String last = name.substring(dash + 1);
            if (dash < 0) {
                break;
            } else if (TIMES.containsKey(last)) {
                often = TIMES.get(last);
            } else if (last.matches("\\d{1,6}")) {
                number = Integer.parseInt(last);
            } else {
                break;
            }
            name = name.substring(0, dash);
        }
        return new Choice(name, often, number);
    }

    Scene scene(int times) {
        return times < often ? Faults.named(name) : Faults.named(HEALTHY.name());
    }

    int number(int otherwise) {
        return number < 0 ? otherwise : number;
    }
}
