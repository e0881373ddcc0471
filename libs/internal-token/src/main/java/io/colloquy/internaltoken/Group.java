package io.colloquy.internaltoken;

import java.util.Locale;
import java.util.Optional;

/** What the bearer of a token is to the system. */
public enum Group {
    /** A person, or a program with a person's key. */
    USER,
    /** Whoever runs the system. */
    OPERATOR,
    /** Another service, for itself or on behalf of the token's account. */
    SERVICE,
    /** Nobody in particular: whoever opens a share link. */
    ANONYMOUS;

    String claim() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty for a group of a later version, which gives its bearer nothing here. */
    static Optional<Group> of(String claim) {
        for (Group group : values()) {
            if (group.claim().equals(claim)) {
                return Optional.of(group);
            }
        }
        return Optional.empty();
    }
}
