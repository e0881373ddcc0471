package io.colloquy.databaseurl;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jboss.logging.Logger;

/**
 * Turns {@code DATABASE_URL}, {@code DATABASE_SSL} and {@code POOL_SIZE} (1–100, default 10) into Quarkus' datasource
 * settings. Found by the service loader; a service only has this library on its class path.
 */
public final class DatabaseSettings implements ConfigSourceFactory {
    private static final Logger LOG = Logger.getLogger(DatabaseSettings.class);
    private static final int DEFAULT_POOL = 10;
    private static final int LARGEST_POOL = 100;
    /** Above application.properties (250), below the environment (300): what an operator sets by Quarkus' own names wins. */
    private static final int ORDINAL = 260;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        String url = text(context, "DATABASE_URL");
        if (url == null || url.isBlank()) {
            return List.of();
        }
        Map<String, String> settings =
                new LinkedHashMap<>(DatabaseUrl.parse(url).settings());
        settings.put("quarkus.datasource.reactive.max-size", Integer.toString(poolSize(text(context, "POOL_SIZE"))));
        if (Boolean.parseBoolean(text(context, "DATABASE_SSL"))) {
            settings.put("quarkus.datasource.reactive.postgresql.ssl-mode", "require");
            settings.put("quarkus.datasource.jdbc.additional-jdbc-properties.sslmode", "require");
        }
        return List.of(new PropertiesConfigSource(settings, "DATABASE_URL", ORDINAL));
    }

    @Override
    public OptionalInt getPriority() {
        return OptionalInt.of(ORDINAL);
    }

    static int poolSize(String text) {
        if (text == null || text.isBlank()) {
            return DEFAULT_POOL;
        }
        try {
            int size = Integer.parseInt(text.strip());
            if (size >= 1 && size <= LARGEST_POOL) {
                return size;
            }
        } catch (NumberFormatException e) {
            LOG.debugf("POOL_SIZE is not a number: %s", e.getMessage());
        }
        LOG.warnf("POOL_SIZE=%s is not within 1-%d; using %d", text, LARGEST_POOL, DEFAULT_POOL);
        return DEFAULT_POOL;
    }

    private static String text(ConfigSourceContext context, String name) {
        ConfigValue value = context.getValue(name);
        return value == null ? null : value.getValue();
    }
}
