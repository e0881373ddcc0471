package io.colloquy.standalone.terminal;

import java.io.PrintStream;
import java.util.Map;

/**
 * Where a command prints.
 *
 * @param terminal a person watches: lines may be rewritten and coloured; otherwise nothing but plain lines is printed
 * @param width columns to wrap at
 */
public record Screen(PrintStream out, boolean terminal, boolean colour, int width) {
    private static final int PLAIN_WIDTH = 100;
    private static final int NARROWEST = 40;
    private static final int WIDEST = 120;

    /** Reads what the shell found out ({@code colloquy.terminal}, {@code colloquy.width}) and {@code NO_COLOR}. */
    public static Screen of(PrintStream out, Map<?, ?> properties, Map<String, String> environment) {
        boolean terminal = Boolean.parseBoolean(String.valueOf(properties.get("colloquy.terminal")));
        String noColour = environment.getOrDefault("NO_COLOR", "");
        boolean colour = terminal && noColour.isEmpty() && !"dumb".equals(environment.get("TERM"));
        return new Screen(out, terminal, colour, width(String.valueOf(properties.get("colloquy.width"))));
    }

    private static int width(String text) {
        try {
            return Math.min(WIDEST, Math.max(NARROWEST, Integer.parseInt(text)));
        } catch (NumberFormatException unknown) {
            return PLAIN_WIDTH;
        }
    }

    /** Prints a text that may be from anywhere, wrapped. */
    public void paragraph(String first, String text) {
        String indent = " ".repeat(Columns.of(first));
        String body = String.join("\n", Columns.wrap(SafeText.of(text), indent, width));
        out.println(first + body);
    }

    public void line(String text) {
        out.println(text);
    }

    public String bold(String text) {
        return colour ? "\u001b[1m" + text + "\u001b[0m" : text;
    }

    public String dim(String text) {
        return colour ? "\u001b[2m" + text + "\u001b[0m" : text;
    }
}
