package io.colloquy.internaltoken;

import java.util.Optional;
import java.util.function.Function;

/** A configured key that cannot be used. The message says why in words that follow the variable's name; it never quotes the key. */
public class UnusableKey extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    UnusableKey(String why) {
        super(why);
    }

    static <T> T in(String variable, Optional<String> value, Function<String, T> parse) {
        try {
            return parse.apply(value.orElseThrow(() -> new UnusableKey("is not set")));
        } catch (UnusableKey why) {
            throw new UnusableKey(variable + " " + why.getMessage());
        }
    }
}
