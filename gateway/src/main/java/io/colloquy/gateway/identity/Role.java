package io.colloquy.gateway.identity;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What an account is; the services know it as a group. */
public enum Role {
    @JsonProperty("user")
    USER,
    @JsonProperty("operator")
    OPERATOR;

    /** By its name in the database and on the wire. */
    public static Role of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The most that a credential of such an account may be used for. */
    public Set<Scope> scopes() {
        return this == OPERATOR ? EnumSet.allOf(Scope.class) : EnumSet.complementOf(EnumSet.of(Scope.ADMIN));
    }
}
