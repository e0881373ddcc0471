package io.colloquy.internaltokentest;

import io.colloquy.internaltoken.Grant;
import io.colloquy.internaltoken.Group;
import io.colloquy.internaltoken.SigningKey;
import io.colloquy.internaltoken.TokenSigner;
import io.restassured.http.Header;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Credentials for the service under test, signed as by the gateway with a key that only tests know. What a test sends
 * without any through RestAssured goes as {@link #LOCAL}.
 */
public final class Bearer {
    /** The account of a call that names none. */
    public static final String LOCAL = "local";

    private static final Set<Group> EVERYTHING = Set.of(Group.USER, Group.OPERATOR, Group.SERVICE);
    private static final Set<String> SCOPES = Set.of("read", "write", "generate", "admin");
    private static final TokenSigner GATEWAY = signer("gateway");
    private static final TokenSigner SUMMARY = signer("summary-service");

    private Bearer() {}

    /** The value of an Authorization header: this account, in every group but {@code anonymous}. */
    public static String of(String account) {
        return token(setting("quarkus.application.name"), account, EVERYTHING);
    }

    /** The value of an Authorization header: this account, in this group only. */
    public static String of(String account, Group group) {
        return token(setting("quarkus.application.name"), account, Set.of(group));
    }

    /** A whole Authorization header for RestAssured, as {@link #of(String)}. */
    public static Header as(String account) {
        return new Header("Authorization", of(account));
    }

    /** A whole Authorization header for RestAssured, as {@link #of(String, Group)}. */
    public static Header as(String account, Group group) {
        return new Header("Authorization", of(account, group));
    }

    /** A whole Authorization header for RestAssured: summary-service on behalf of this account. */
    public static Header bySummaryService(String account) {
        Grant grant = Grant.ofService(setting("quarkus.application.name"), account);
        return new Header("Authorization", "Bearer " + SUMMARY.sign(grant, Instant.now()));
    }

    /** What is good at another service, and nothing here. */
    public static Header forAnotherService(String account) {
        return new Header("Authorization", token("another-service", account, EVERYTHING));
    }

    private static String token(String service, String account, Set<Group> groups) {
        return "Bearer " + GATEWAY.sign(new Grant(service, account, groups, SCOPES), Instant.now());
    }

    private static TokenSigner signer(String issuer) {
        return new TokenSigner(SigningKey.parse(setting("colloquy.test.key." + issuer), issuer));
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
