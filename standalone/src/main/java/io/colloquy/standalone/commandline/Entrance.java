package io.colloquy.standalone.commandline;

import io.colloquy.standalone.client.GatewayClient;
import io.colloquy.standalone.system.CannotStart;
import io.colloquy.standalone.system.Home;
import io.colloquy.standalone.system.OperatorKey;
import io.colloquy.standalone.system.Ports;
import io.colloquy.standalone.system.Service;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The gateway that a command means, and the key that opens it. */
record Entrance(String url, String key) {
    static final String URL = "COLLOQUY_URL";
    static final String KEY = "COLLOQUY_KEY";

    private static final Pattern FORM = Pattern.compile("clq_[A-Za-z0-9_-]{20,}");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** A gateway that somebody else runs, if {@code COLLOQUY_URL} names one. */
    static Optional<Entrance> elsewhere(Map<String, String> environment) {
        return given(environment, URL)
                .map(url -> new Entrance(
                        checked(url),
                        given(environment, KEY)
                                .map(Entrance::form)
                                .orElseThrow(() -> new WrongUsage(URL + " names a gateway. Which account? Set " + KEY
                                        + " to one of its keys."))));
    }

    /** The gateway of this machine's system that is up. */
    static Entrance running(Setting setting) {
        return elsewhere(setting.environment())
                .orElseGet(() -> RunningSystem.find(setting.home())
                        .map(running -> already(setting, new Ports(running.port())))
                        .orElseThrow(() -> new CannotStart(
                                "Nothing runs in " + setting.home().folder() + ". Start it with ./colloquy up -d")));
    }

    /** A system that was up before: whoever asks may be another account of it than the operator. */
    static Entrance already(Setting setting, Ports ports) {
        String key = given(setting.environment(), KEY).map(Entrance::form).orElseGet(() -> operators(setting.home()));
        return new Entrance(ports.url(Service.GATEWAY), key);
    }

    /** A system that this command started. */
    static Entrance own(Setting setting) {
        return new Entrance(setting.ports().url(Service.GATEWAY), operators(setting.home()));
    }

    GatewayClient client() {
        return new GatewayClient(url, () -> key);
    }

    /** What to do about a key that is not let in: asking again does not help. */
    static String shut(Setting setting) {
        if (given(setting.environment(), KEY).isPresent()) {
            return "The key in " + KEY + " was revoked, has expired, or is another system's.";
        }
        return "The operator's key in " + OperatorKey.file(setting.home())
                + " was revoked, and a start does not change that. For a"
                + " new one: ./colloquy down, delete that file, and start again. Or set " + KEY
                + " to another key of this system.";
    }

    private static String operators(Home home) {
        return OperatorKey.read(home)
                .orElseThrow(() -> new CannotStart("The operator's key is not there any more: " + OperatorKey.file(home)
                        + "\nThe next start makes a new one: ./colloquy down, then ./colloquy up -d. Or set " + KEY
                        + " to another key of this system."));
    }

    private static String form(String key) {
        if (!FORM.matcher(key).matches()) {
            throw new WrongUsage(KEY + " does not hold a key: those begin with clq_");
        }
        return key;
    }

    /** A key that travels in plain text is a key of everybody on the way. */
    private static String checked(String text) {
        URI url;
        try {
            url = URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(URL + "=" + text + " is not an address.");
        }
        boolean http = "http".equals(url.getScheme());
        if (url.getHost() == null || !(http || "https".equals(url.getScheme()))) {
            throw new WrongUsage(URL + "=" + text + " is not an address such as https://colloquy.example.org");
        }
        if (http && !LOOPBACK.contains(url.getHost())) {
            throw new WrongUsage(
                    URL + "=" + text + " would send the key in plain text. Use https, or a tunnel to loopback.");
        }
        return text.replaceAll("/+$", "");
    }

    private static Optional<String> given(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** Without the key: records are printed sooner or later. */
    @Override
    public String toString() {
        return url;
    }
}
