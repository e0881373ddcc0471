package io.colloquy.extract;

/** What leaves no mark on paper: spaces, controls, invisible format characters. */
final class Blank {
    private Blank() {}

    static boolean is(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    static boolean isAll(String text) {
        return text.codePoints().allMatch(Blank::is);
    }
}
