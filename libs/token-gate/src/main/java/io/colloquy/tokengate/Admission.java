package io.colloquy.tokengate;

import io.colloquy.internaltoken.Group;
import io.colloquy.internaltoken.InternalToken;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Who may call a path of a service.
 *
 * @param groups one of these is needed
 * @param issuer who must have signed; empty for whoever may sign for one of the groups
 * @param account on whose behalf it must be; empty where operations look to that
 */
record Admission(Set<Group> groups, Optional<String> issuer, Optional<String> account) {
    private static final String GATEWAY = "gateway";
    private static final Pattern PARAMETERS = Pattern.compile(";.*");

    /** The rule for a path as the service will look for its operation: without dots, doubled slashes and needless escapes. */
    static Admission to(String normalizedPath) {
        List<String> segments = Stream.of(normalizedPath.split("/"))
                .map(segment -> PARAMETERS.matcher(segment).replaceAll(""))
                .filter(segment -> !segment.isEmpty())
                .toList();
        if (begins(segments, "internal", "accounts")) {
            String account = segments.size() > 2 ? segments.get(2) : "";
            return new Admission(Set.of(Group.SERVICE), Optional.of(GATEWAY), Optional.of(account));
        }
        if (begins(segments, "internal")) {
            return of(Group.SERVICE);
        }
        if (begins(segments, "api", "operator")) {
            return of(Group.OPERATOR);
        }
        if (begins(segments, "api", "shared")) {
            return of(Group.ANONYMOUS, Group.USER, Group.OPERATOR);
        }
        return of(Group.USER, Group.OPERATOR);
    }

    boolean admits(InternalToken token) {
        return !Collections.disjoint(groups, token.groups())
                && issuer.map(token.issuer()::equals).orElse(true)
                && account.map(token.account()::equals).orElse(true);
    }

    private static Admission of(Group... groups) {
        return new Admission(Set.of(groups), Optional.empty(), Optional.empty());
    }

    private static boolean begins(List<String> segments, String... names) {
        return segments.size() >= names.length
                && segments.stream()
                        .limit(names.length)
                        .map(segment -> segment.toLowerCase(Locale.ROOT))
                        .toList()
                        .equals(List.of(names));
    }
}
