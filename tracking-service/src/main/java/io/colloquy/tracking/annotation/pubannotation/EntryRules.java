package io.colloquy.tracking.annotation.pubannotation;

import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Which entries an archive may have. Names never touch a file system; one that tries to is refused all the same. */
final class EntryRules {
    private static final Pattern ARCHIVE_NAME =
            Pattern.compile(".*\\.(tgz|tar|gz|zip|bz2|xz|zst|7z|rar|jar)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*", Pattern.DOTALL);

    private EntryRules() {}

    static void check(TarArchiveEntry entry, UnpackedBytes bytes) {
        checkKind(entry, bytes);
        String name = entry.getName();
        if (name.startsWith("/")
                || name.startsWith("\\")
                || DRIVE.matcher(name).matches()
                || bytes.header().absolute()) {
            throw bytes.refuse(UploadRefused.Refusal.ABSOLUTE_NAME, "The archive has an absolute name");
        }
        for (String part : name.split("[/\\\\]", -1)) {
            if (part.equals("..")) {
                throw bytes.refuse(UploadRefused.Refusal.NAME_OUTSIDE, "The archive has a name that leads out of it");
            }
        }
        if (!entry.isDirectory() && ARCHIVE_NAME.matcher(name).matches()) {
            throw bytes.refuse(UploadRefused.Refusal.NESTED_ARCHIVE, "The archive has another archive in it");
        }
    }

    /** Folders, and what macOS adds for itself. */
    static boolean skipped(TarArchiveEntry entry) {
        String last = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
        return entry.isDirectory() || last.startsWith("._") || last.equals(".DS_Store");
    }

    static boolean json(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".json");
    }

    static boolean jsonLines(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".jsonl");
    }

    private static void checkKind(TarArchiveEntry entry, UnpackedBytes bytes) {
        if (entry.isLink() || entry.isSymbolicLink()) {
            throw bytes.refuse(UploadRefused.Refusal.LINK, "The archive has a link in it");
        }
        if (entry.isCharacterDevice() || entry.isBlockDevice()) {
            throw bytes.refuse(UploadRefused.Refusal.DEVICE, "The archive has a device in it");
        }
        if (entry.isFIFO()) {
            throw bytes.refuse(UploadRefused.Refusal.FIFO, "The archive has a pipe in it");
        }
        if (entry.isSparse()) {
            throw bytes.refuse(UploadRefused.Refusal.SPARSE, "The archive has a file with holes in it");
        }
        byte kind = entry.getLinkFlag();
        if (kind != TarConstants.LF_NORMAL
                && kind != TarConstants.LF_OLDNORM
                && kind != TarConstants.LF_CONTIG
                && kind != TarConstants.LF_DIR) {
            throw bytes.refuse(UploadRefused.Refusal.UNKNOWN_ENTRY_KIND, "The archive has an entry of unknown kind");
        }
    }
}
