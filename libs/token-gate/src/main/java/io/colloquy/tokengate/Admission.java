package io.colloquy.tokengate;

import io.colloquy.internaltoken.Group;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Who may call which paths of a service. */
final class Admission {
    private static final Pattern PARAMETERS = Pattern.compile(";[^/]*");

    private Admission() {}

    /**
     * One of these groups is needed.
     *
     * @param normalizedPath as the service will look for its operation: without dots, doubled slashes and needless escapes
     */
    static Set<Group> groups(String normalizedPath) {
        String path = PARAMETERS.matcher(normalizedPath).replaceAll("").toLowerCase(Locale.ROOT) + "/";
        if (path.startsWith("/internal/")) {
            return Set.of(Group.SERVICE);
        }
        if (path.startsWith("/api/operator/")) {
            return Set.of(Group.OPERATOR);
        }
        if (path.startsWith("/api/shared/")) {
            return Set.of(Group.ANONYMOUS, Group.USER, Group.OPERATOR);
        }
        return Set.of(Group.USER, Group.OPERATOR);
    }
}
