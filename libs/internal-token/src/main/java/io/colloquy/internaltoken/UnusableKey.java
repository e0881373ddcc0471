package io.colloquy.internaltoken;

/** A configured key that cannot be used. The message says why in words that follow the variable's name; it never quotes the key. */
public class UnusableKey extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    UnusableKey(String why) {
        super(why);
    }
}
