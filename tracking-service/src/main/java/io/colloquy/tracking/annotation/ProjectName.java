package io.colloquy.tracking.annotation;

import java.util.regex.Pattern;

/** A project is known by a name that is safe in a path and in a file's name. */
public final class ProjectName {
    private static final Pattern RULE = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    private static final Pattern DOTS = Pattern.compile("\\.+");

    private ProjectName() {}

    /** Answers the name, or fails with a 422 problem that says the rule. */
    public static String checked(String name) {
        if (!RULE.matcher(name).matches() || DOTS.matcher(name).matches()) {
            throw AnnotationProblem.invalid(
                    "project",
                    "a name has 1 to 100 letters, digits, dots, underscores and hyphens, and not only dots.");
        }
        return name;
    }
}
