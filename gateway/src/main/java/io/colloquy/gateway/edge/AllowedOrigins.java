package io.colloquy.gateway.edge;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** The web pages of other hosts that may use the gateway in their visitors' names, each by scheme, host and port. */
@ApplicationScoped
public class AllowedOrigins {
    private static final Logger LOG = Logger.getLogger(AllowedOrigins.class);
    private static final Pattern ORIGIN =
            Pattern.compile("(https?)://([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\\[[0-9a-f:.]+])(?::([0-9]{1,5}))?");

    private final Set<String> origins;

    AllowedOrigins(EdgeConfig config) {
        this.origins = origins(config.allowedOrigins().orElse(List.of()));
    }

    /** Whether the operator named it. A browser writes origins in one way only, so that is an exact comparison. */
    public boolean hold(String origin) {
        return origins.contains(origin);
    }

    public Set<String> all() {
        return origins;
    }

    boolean none() {
        return origins.isEmpty();
    }

    private static Set<String> origins(List<String> entries) {
        Set<String> origins = new HashSet<>();
        for (String entry : entries) {
            Optional<String> origin = origin(entry.trim().toLowerCase(Locale.ROOT));
            if (origin.isEmpty()) {
                LOG.warnf("ALLOWED_ORIGINS=%s is not an origin like https://notes.example:8443; left out", entry);
            }
            origin.ifPresent(origins::add);
        }
        return Set.copyOf(origins);
    }

    /** As browsers write it: without the port that its scheme has anyway. */
    private static Optional<String> origin(String entry) {
        Matcher parts = ORIGIN.matcher(entry);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String usual = parts.group(1).equals("https") ? "443" : "80";
        boolean told = parts.group(3) != null && !parts.group(3).equals(usual);
        return Optional.of(parts.group(1) + "://" + parts.group(2) + (told ? ":" + parts.group(3) : ""));
    }
}
