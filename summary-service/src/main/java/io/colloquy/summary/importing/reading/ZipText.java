package io.colloquy.summary.importing.reading;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** The one text in a zip, found and read as a stream: no name in the zip ever touches the file system. */
final class ZipText {
    private static final int MOST_TEXTS = 50;
    /** Longest text, unpacked, in bytes. */
    static final long LONGEST_TEXT = 200L << 20;

    private ZipText() {}

    /** The name of the zip's text; a zip that is broken, dangerous, or holds none or several is refused. */
    static String only(Path file) throws IOException {
        List<String> texts = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            ZipEnd.require(file);
            UnpackedBytes unpacked = new UnpackedBytes(Files.size(file));
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                refuseUnsafe(entry.getName());
                unpacked.drain(zip, entry.getName());
                if (mayBeChat(entry) && texts.size() < MOST_TEXTS) {
                    texts.add(entry.getName());
                }
            }
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            throw broken(
                    e instanceof ZipException && String.valueOf(e.getMessage()).contains("encrypted"));
        }
        if (texts.size() == 1) {
            return texts.get(0);
        }
        throw texts.isEmpty() ? none() : several(texts);
    }

    /** The entry's bytes; the stream ends with the entry. */
    static InputStream open(Path file, String name) throws IOException {
        ZipInputStream zip = new ZipInputStream(Files.newInputStream(file));
        try {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return zip;
                }
            }
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
        zip.close();
        throw none();
    }

    /** A text, unless its name is that of a document sent in the chat: an iPhone numbers those with eight digits. */
    private static boolean mayBeChat(ZipEntry entry) {
        String path = entry.getName();
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        boolean text = name.endsWith(".txt") || name.endsWith(".jsonl");
        boolean numbered = name.length() > 9
                && name.charAt(8) == '-'
                && name.chars().limit(8).allMatch(c -> c >= '0' && c <= '9');
        return text && !numbered && !entry.isDirectory() && !path.startsWith("__MACOSX/") && !name.startsWith("._");
    }

    private static void refuseUnsafe(String name) {
        String path = name.replace('\\', '/');
        boolean upwards = List.of(path.split("/", -1)).contains("..");
        boolean drive = path.length() > 1 && path.charAt(1) == ':';
        if (upwards || drive || path.startsWith("/") || path.indexOf('\0') >= 0) {
            throw new Unreadable(
                    "zip-unsafe-path",
                    "The zip holds an unsafe path",
                    "The entry '" + NumberedText.cut(name) + "' points outside the zip.",
                    Map.of("entry", NumberedText.cut(name)));
        }
    }

    private static Unreadable none() {
        return new Unreadable(
                "zip-without-text",
                "The zip holds no chat",
                "No entry of the zip is a text (.txt or .jsonl). A zip inside a zip is not opened.",
                Map.of());
    }

    private static Unreadable several(List<String> texts) {
        List<String> shown = texts.stream().map(NumberedText::cut).toList();
        return new Unreadable(
                "zip-several-texts",
                "The zip holds several texts",
                "Upload the one that is the chat by itself: " + String.join(", ", shown) + ".",
                Map.of("entries", shown));
    }

    private static Unreadable broken(boolean encrypted) {
        return new Unreadable(
                "zip-broken",
                "The zip cannot be read",
                encrypted ? "The zip is encrypted." : "The zip is damaged or cut off: its entries cannot be unpacked.",
                Map.of());
    }
}
