package io.colloquy.gateway.identity;

import io.colloquy.gateway.edge.PublicUrl;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The cookie that a browser keeps a session in. Browsers take a {@code __Host-} cookie by https only, and on loopback there
 * is none; see docs/decisions/0111.
 */
public final class SessionCookie {
    private static final String SECURE = "__Host-colloquy";
    private static final String LOOPBACK = "colloquy";
    private static final Pattern HERE = Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d+)?");

    private SessionCookie() {}

    static String name(PublicUrl url) {
        return plain(url) ? LOOPBACK : SECURE;
    }

    /** As often as the name stands there: a reader that keeps one cookie of a name would choose whose session it is. */
    static List<String> values(List<String> headers, PublicUrl url) {
        String start = name(url) + "=";
        return headers.stream()
                .flatMap(header -> Stream.of(header.split(";", -1)))
                .map(String::strip)
                .filter(cookie -> cookie.startsWith(start))
                .map(cookie -> cookie.substring(start.length()))
                .toList();
    }

    /** The value of a Set-Cookie header. */
    public static String set(PublicUrl url, Secret session, Duration age) {
        return name(url) + "=" + session.reveal() + attributes(url) + "; Max-Age=" + age.toSeconds();
    }

    /** Takes it away. */
    public static String clear(PublicUrl url) {
        return name(url) + "=" + attributes(url) + "; Max-Age=0";
    }

    private static String attributes(PublicUrl url) {
        return "; Path=/; HttpOnly; SameSite=Strict" + (plain(url) ? "" : "; Secure");
    }

    private static boolean plain(PublicUrl url) {
        return !url.secure()
                && url.authority() != null
                && HERE.matcher(url.authority()).matches();
    }
}
