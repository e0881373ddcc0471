package io.colloquy.standalone.commandline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A command's words, sorted into switches, options with a value ({@code --zone X} or {@code --zone=X}) and the rest. */
final class Options {
    private static final Map<String, String> SHORT = Map.of("-d", "--detach");

    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final List<String> rest = new ArrayList<>();

    /** Sorts the words by the options that the command has, of which one that ends in {@code =} takes a value. */
    static Options of(List<String> words, String... known) {
        Options options = new Options();
        List<String> names = List.of(known);
        boolean onlyRest = false;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (onlyRest || !word.startsWith("-") || word.equals("-")) {
                options.rest.add(word);
            } else if (word.equals("--")) {
                onlyRest = true;
            } else {
                i += options.take(names, word, i + 1 < words.size() ? words.get(i + 1) : null);
            }
        }
        return options;
    }

    /** Takes one option in; returns how many of the following words belong to this one */
    private int take(List<String> known, String word, String next) {
        int equals = word.indexOf('=');
        String given = equals < 0 ? word : word.substring(0, equals);
        String name = SHORT.getOrDefault(given, given);
        if (known.contains(name)) {
            if (equals >= 0) {
                throw new WrongUsage(name + " takes no value.");
            }
            values.put(name, List.of());
            return 0;
        }
        if (!known.contains(name + "=")) {
            throw new WrongUsage("There is no option '" + given + "' here.");
        }
        String value = equals < 0 ? next : word.substring(equals + 1);
        if (value == null || value.isBlank()) {
            throw new WrongUsage(name + " needs a value.");
        }
        values.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
        return equals < 0 ? 1 : 0;
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    Optional<String> value(String name) {
        List<String> all = all(name);
        if (all.size() > 1) {
            throw new WrongUsage(name + " was given more than once.");
        }
        return all.stream().findFirst();
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    List<String> rest() {
        return List.copyOf(rest);
    }

    Options noRest() {
        if (!rest.isEmpty()) {
            throw new WrongUsage("'" + rest.get(0) + "' is one word too many.");
        }
        return this;
    }
}
