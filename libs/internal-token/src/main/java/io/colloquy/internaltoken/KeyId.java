package io.colloquy.internaltoken;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name of a key: its issuer, a hyphen, and letters and digits that tell the issuer's keys apart. */
final class KeyId {
    private static final Pattern FORM = Pattern.compile("([a-z][a-z-]{0,60}[a-z])-[A-Za-z0-9]{1,40}");

    private KeyId() {}

    static String issuer(String keyId) {
        Matcher form = FORM.matcher(keyId == null ? "" : keyId);
        if (!form.matches()) {
            throw new UnusableKey("has a key whose kid is not an issuer, a hyphen, and letters or digits");
        }
        return form.group(1);
    }
}
