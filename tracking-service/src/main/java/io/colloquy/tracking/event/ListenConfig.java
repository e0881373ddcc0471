package io.colloquy.tracking.event;

import io.smallrye.config.ConfigMapping;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import java.util.Optional;

/** Where the pool connects to, for the one connection that listens beside it. */
@ConfigMapping(prefix = "colloquy.listen")
interface ListenConfig {
    String url();

    Optional<String> username();

    Optional<String> password();

    Optional<String> sslMode();

    default PgConnectOptions options() {
        PgConnectOptions options = PgConnectOptions.fromUri(url());
        username().ifPresent(options::setUser);
        password().ifPresent(options::setPassword);
        sslMode().ifPresent(mode -> options.setSslMode(SslMode.of(mode)));
        return options;
    }
}
