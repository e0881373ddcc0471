package io.colloquy.graph.provider.openai;

import io.colloquy.graph.provider.NotConfigured;
import java.net.URI;
import java.util.regex.Pattern;

/** Finds the chat completions of a server, however much of its address an operator wrote. */
final class BaseUrl {
    /** {@code /v1}, {@code /api/v3}, {@code /v1beta/openai}: the address already says which version is meant. */
    private static final Pattern VERSIONED = Pattern.compile("/v\\d+[a-z0-9]*(/|$)");

    private static final String OPERATION = "/chat/completions";

    private BaseUrl() {}

    /** Gives the full URL, or throws {@link NotConfigured} that names the variable. */
    static String chatCompletions(String written, String variable, String model) {
        String base = written.strip().replaceAll("/+$", "");
        if (base.endsWith(OPERATION)) {
            base = base.substring(0, base.length() - OPERATION.length());
        }
        URI uri = parsed(base);
        boolean web = uri != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        if (!web || uri.getHost() == null || uri.getQuery() != null || uri.getUserInfo() != null) {
            throw new NotConfigured("Set " + variable + " to an address such as https://host/v1.", model);
        }
        boolean versioned = VERSIONED.matcher(uri.getPath()).find();
        return base + (versioned ? "" : "/v1") + OPERATION;
    }

    private static URI parsed(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
