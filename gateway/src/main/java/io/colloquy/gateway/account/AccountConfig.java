package io.colloquy.gateway.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The environment variable is named in application.properties. */
@ConfigMapping(prefix = "gateway.accounts")
interface AccountConfig {
    /** Whether strangers may make themselves an account; otherwise operators make them. */
    @WithDefault("false")
    boolean openRegistration();
}
