package io.colloquy.gateway.account;

import io.colloquy.gateway.problem.Invalid;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** From what somebody chose to what is kept of it. */
@ApplicationScoped
public class NewPassword {
    private final Passwords passwords;
    private final CommonPasswords common;

    NewPassword(Passwords passwords, CommonPasswords common) {
        this.passwords = passwords;
        this.common = common;
    }

    /** Fails with a problem that names the rule when the password is none. */
    public Uni<String> hash(String chosen, String name) {
        return passwords.hash(common.refuse(AccountRules.password(chosen, name)));
    }

    public static String asHashed(String given) {
        return AccountRules.passwordAsHashed(Invalid.present(given, "password"));
    }
}
