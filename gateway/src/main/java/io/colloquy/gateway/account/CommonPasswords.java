package io.colloquy.gateway.account;

import com.nulabinc.zxcvbn.StandardDictionaries;
import io.colloquy.gateway.problem.Invalid;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What whoever guesses passwords tries first, from the lists of leaked ones that zxcvbn has. Only its list is used: its
 * estimate of a password's strength takes time that grows with the length, and whoever sends the password chooses that.
 */
@Singleton
@Startup
class CommonPasswords {
    private final Set<String> all;

    CommonPasswords() {
        try {
            all = StandardDictionaries.PASSWORDS_LOADER.load().getFrequencies().stream()
                    .filter(word -> word.length() >= AccountRules.SHORTEST)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException("the list of common passwords cannot be read", e);
        }
    }

    /** Fails with a problem for one of them, in letters of whatever case. */
    String refuse(String password) {
        if (all.contains(password.toLowerCase(Locale.ROOT))) {
            throw Invalid.field("password", "is among the most common ones, which are guessed first; choose another");
        }
        return password;
    }

    int size() {
        return all.size();
    }
}
