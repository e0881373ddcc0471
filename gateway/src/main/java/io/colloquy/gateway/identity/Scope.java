package io.colloquy.gateway.identity;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a credential may be used for; never more than its account may do. */
public enum Scope {
    /** Look at what is one's own. */
    @JsonProperty("read")
    READ,
    /** Change it. */
    @JsonProperty("write")
    WRITE,
    /** Ask a model, which costs something. */
    @JsonProperty("generate")
    GENERATE,
    /** Run the system; operators only. */
    @JsonProperty("admin")
    ADMIN;

    /** By their names in the database and on the wire. */
    public static Set<Scope> of(Collection<String> texts) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        texts.forEach(text -> scopes.add(valueOf(text.toUpperCase(Locale.ROOT))));
        return scopes;
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
