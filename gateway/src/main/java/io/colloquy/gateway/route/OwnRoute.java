package io.colloquy.gateway.route;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * A path of the gateway itself.
 *
 * @param template the path with names in braces for what differs, as measurements are labelled
 * @param methods its methods, as an Allow header says them
 */
public record OwnRoute(String template, String methods, Pattern path) {
    static OwnRoute of(String template, String methods) {
        return new OwnRoute(template, methods, Pattern.compile(template.replaceAll("\\{[a-z]+}", "[^/]+")));
    }

    public boolean allows(String method) {
        return Set.of(methods.split(", ", -1)).contains(method);
    }

    boolean holds(String path) {
        return this.path.matcher(path).matches();
    }
}
