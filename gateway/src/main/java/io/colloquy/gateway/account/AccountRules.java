package io.colloquy.gateway.account;

import io.colloquy.gateway.problem.Invalid;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an account may be called and what may open it. Passwords follow NIST SP 800-63B-4: a length, and nothing about which
 * kinds of characters must be in them.
 */
public final class AccountRules {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._+@-]{2,99}");
    static final int SHORTEST = 8;
    private static final int LONGEST = 128;
    /** The operator whom the launcher makes. */
    private static final Set<String> TAKEN = Set.of("local");

    private AccountRules() {}

    /** As it is stored: names differ by more than case. */
    static String name(String asked) {
        String name = nameAsStored(Invalid.present(asked, "name"));
        if (name.isEmpty() || TAKEN.contains(name)) {
            throw Invalid.field(
                    "name",
                    "must have 3 to 100 letters, digits or . _ + @ -, begin with a letter or digit, and not be local");
        }
        return name;
    }

    /** Of a name that nobody can have, and that the database may not even take, the empty one. */
    public static String nameAsStored(String asked) {
        String name = asked.strip().toLowerCase(Locale.ROOT);
        return NAME.matcher(name).matches() ? name : "";
    }

    /** @param name as stored; null where there is none */
    static String password(String asked, String name) {
        String password = passwordAsHashed(Invalid.present(asked, "password"));
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST || length > LONGEST) {
            throw Invalid.field("password", "must have " + SHORTEST + " to " + LONGEST + " characters");
        }
        if (name != null && password.toLowerCase(Locale.ROOT).contains(name)) {
            throw Invalid.field("password", "must not contain the name of the account");
        }
        return password;
    }

    /** The same characters, however a keyboard puts them together. */
    public static String passwordAsHashed(String asked) {
        return Normalizer.normalize(asked, Normalizer.Form.NFC);
    }
}
