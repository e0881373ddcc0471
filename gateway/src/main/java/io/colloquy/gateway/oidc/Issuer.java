package io.colloquy.gateway.oidc;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Whose tokens are believed, and what they must have been made for.
 *
 * @param id exactly as the issuer writes it, with or without a slash at its end
 */
record Issuer(String id, String audience) {
    private static final Logger LOG = Logger.getLogger(Issuer.class);
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int LONGEST = 500;

    /** Empty when none was asked for; also, with an error in the log, when what was asked for cannot be trusted. */
    static Optional<Issuer> configured(OidcConfig config) {
        String id = config.issuer().orElse("").strip();
        String audience = config.audience().orElse("").strip();
        if (id.isEmpty() && audience.isEmpty()) {
            return Optional.empty();
        }
        String wrong = wrong(id, audience);
        if (wrong != null) {
            LOG.errorf("OIDC is off: %s", wrong);
            return Optional.empty();
        }
        LOG.infof("Tokens of %s for %s are accepted", id, audience);
        return Optional.of(new Issuer(id, audience));
    }

    /** Where it says about itself what OpenID Connect Discovery 1.0 asks for. */
    String discovery() {
        return (id.endsWith("/") ? id : id + "/") + ".well-known/openid-configuration";
    }

    /** Whether nobody on the way can answer in its place: https, or this machine's own loopback. */
    static boolean safe(String url) {
        try {
            URI uri = new URI(url);
            return uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getFragment() == null
                    && ("https".equals(uri.getScheme())
                            || ("http".equals(uri.getScheme()) && HERE.contains(uri.getHost())));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static String wrong(String id, String audience) {
        if (!safe(id) || id.indexOf('?') >= 0 || id.length() > LONGEST) {
            // Not quoted: somebody may have written a password into it.
            return "OIDC_ISSUER is not an https URL without a user, query or fragment (http on this machine only)";
        }
        return audience.isEmpty()
                ? "OIDC_AUDIENCE is not set, and without it tokens for every other program would open accounts here"
                : null;
    }
}
