package io.colloquy.graph.prompt;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The prompt of each purpose, read from its versioned resource, and filled for one call. */
@ApplicationScoped
public class Prompts {
    private static final int NONCE_BYTES = 12;

    private final SecureRandom random = new SecureRandom();
    private final Map<Purpose, String> instructions = new EnumMap<>(Purpose.class);
    private final Map<Purpose, String> schemas = new EnumMap<>(Purpose.class);

    public Prompts() {
        for (Purpose purpose : EnumSet.complementOf(EnumSet.of(Purpose.CHAT))) {
            instructions.put(purpose, resource(purpose.resource() + ".txt"));
            schemas.put(purpose, resource(purpose.resource() + ".schema.json"));
        }
    }

    public Prompt render(Purpose purpose, List<Message> messages, int maxPoints) {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        String nonce = HexFormat.of().formatHex(bytes);
        String filled =
                instructions.get(purpose).replace("{nonce}", nonce).replace("{maxPoints}", Integer.toString(maxPoints));
        return new Prompt(filled, Transcript.of(messages, nonce), schemas.get(purpose));
    }

    /** How many tokens a message takes in a prompt, at most. */
    public static long tokens(Message message) {
        return TokenEstimate.of(Transcript.line(message));
    }

    private static String resource(String name) {
        try (InputStream in = Prompts.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the prompt " + name + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the prompt " + name + " cannot be read", e);
        }
    }
}
