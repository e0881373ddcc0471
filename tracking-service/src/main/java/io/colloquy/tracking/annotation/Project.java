package io.colloquy.tracking.annotation;

import java.util.regex.Pattern;

/** A project is known to its account by a name that is safe in a path and in a file's name. */
public record Project(String account, String name) {
    private static final String OPERATOR = "local";
    private static final Pattern RULE = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    private static final Pattern DOTS = Pattern.compile("\\.+");

    /** Fails with a 422 problem that says the rule when the name is none. */
    public static Project of(String account, String name) {
        if (!RULE.matcher(name).matches() || DOTS.matcher(name).matches()) {
            throw AnnotationProblem.invalid(
                    "project",
                    "a name has 1 to 100 letters, digits, dots, underscores and hyphens, and not only dots.");
        }
        return new Project(account, name);
    }

    /** What the database knows it by: no two accounts ever share one, because no name holds a slash. */
    public String key() {
        return account.equals(OPERATOR) ? name : account + "/" + name;
    }

    /** The name in a key. */
    public static String nameIn(String key) {
        return key.substring(key.lastIndexOf('/') + 1);
    }
}
