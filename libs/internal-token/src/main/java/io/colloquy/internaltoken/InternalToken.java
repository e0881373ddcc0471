package io.colloquy.internaltoken;

import java.time.Instant;
import java.util.Set;

/**
 * What a verified token said.
 *
 * @param issuer who signed it, such as {@code gateway}
 * @param account whose request it is
 * @param expires from then on it is refused
 */
public record InternalToken(String issuer, String account, Set<Group> groups, Set<String> scopes, Instant expires) {
    public boolean isFor(Group group) {
        return groups.contains(group);
    }
}
