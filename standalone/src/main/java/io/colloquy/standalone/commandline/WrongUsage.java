package io.colloquy.standalone.commandline;

/** The command line cannot be understood; the message says how it should read. */
final class WrongUsage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongUsage(String message) {
        super(message + "\nTry: ./colloquy --help");
    }
}
