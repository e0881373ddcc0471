package io.colloquy.standalone.door;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks through files for planted words and for whatever has the form of a secret. */
final class SecretScan {
    /** A random one has more different characters than one that a test writes down. */
    private static final int LEAST_DIFFERENT = 15;

    private final Map<String, Pattern> kinds = new LinkedHashMap<>();
    private final List<String> words;
    private final List<String> found = new ArrayList<>();
    private final Set<String> names = new TreeSet<>();
    private int files;
    private long lines;

    SecretScan(List<String> words) {
        this.words = words;
        for (String word : words) {
            kinds.put("the planted " + word.charAt(0) + "…", Pattern.compile(Pattern.quote(word)));
        }
        kinds.put("an API key", Pattern.compile("clq_[a-z2-7]{6}_[\\w-]{43}"));
        kinds.put("a session token", Pattern.compile("clq_s_[\\w-]{43}"));
        kinds.put("a private key", Pattern.compile("\"d\\\\*\" *: *\\\\*\"[\\w-]{40,}"));
        kinds.put("an internal token", Pattern.compile("eyJ[\\w-]{10,}\\.[\\w-]{20,}\\.[\\w-]{40,}"));
        kinds.put("a password's hash", Pattern.compile("\\$argon2id\\$v=\\S{40,}"));
    }

    SecretScan over(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    read(file);
                }
            }
        }
        return this;
    }

    private void read(Path file) throws IOException {
        files++;
        names.add(file.getFileName().toString());
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            int number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                lines++;
                look(file, number, line);
            }
        }
    }

    private void look(Path file, int number, String line) {
        for (Map.Entry<String, Pattern> kind : kinds.entrySet()) {
            Matcher hit = kind.getValue().matcher(line);
            while (hit.find()) {
                if (words.contains(hit.group())
                        || hit.group().chars().distinct().count() >= LEAST_DIFFERENT) {
                    found.add(file + ":" + number + " holds " + kind.getKey());
                }
            }
        }
    }

    /** Where and what, and never the secret itself, which would be one more place. */
    List<String> found() {
        return found;
    }

    /** Of all files that were read, without their folders. */
    Set<String> names() {
        return names;
    }

    @Override
    public String toString() {
        return files + " files, " + lines + " lines";
    }
}
