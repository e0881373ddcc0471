import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.SplittableRandom;

/**
 * Writes an invented WhatsApp export (Android form, day first) for measurements: the same arguments give the same bytes.
 * {@code java WhatsAppExport.java FILE SEED BYTES DAYS PER_DAY}: stops after DAYS days of about PER_DAY messages, or at
 * BYTES bytes if that comes first (0: no limit).
 */
class WhatsAppExport {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("dd/MM/yyyy, HH:mm");
    private static final String[] PEOPLE = {"Anna", "Jürgen 🚲", "María José", "+49 151 23456789", "Tom B."};
    private static final String[] OPENINGS = {
        "I think", "Do you know whether", "We decided that", "Maybe", "Ich glaube,", "Wir müssen noch klären, ob",
        "Ayer vi que", "Remember that", "For tomorrow:", "Honestly", "Kannst du bitte prüfen, ob", "Creo que"
    };
    private static final String[] TOPICS = {
        "the train to Leipzig", "die Miete für März", "la cena del viernes", "the broken heating", "der neue Vertrag",
        "Anna's birthday", "the garden fence", "el examen de Pablo", "the router in the hall", "unser Urlaub an der Ostsee",
        "the invoice 2024-117", "das Fahrrad im Keller", "the dentist", "the choir rehearsal", "la mudanza"
    };
    private static final String[] ENDINGS = {
        "costs 85 euros.", "is on Thursday at 18:30.", "muss bis Freitag fertig sein.", "still needs a signature",
        "no llegó a tiempo.", "was moved to next week!", "klappt doch noch 🎉", "is cancelled?", "hay que confirmarlo hoy.",
        "takes about two hours", "ist leider kaputt.", "is much better than last year."
    };

    private final SplittableRandom random;

    private WhatsAppExport(long seed) {
        this.random = new SplittableRandom(seed);
    }

    public static void main(String[] arguments) throws IOException {
        var export = new WhatsAppExport(Long.parseLong(arguments[1]));
        export.write(
                Path.of(arguments[0]),
                Long.parseLong(arguments[2]),
                Integer.parseInt(arguments[3]),
                Integer.parseInt(arguments[4]));
    }

    private void write(Path file, long bytes, int days, int perDay) throws IOException {
        long written = 0;
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            LocalDateTime midnight = LocalDateTime.of(2015, 1, 1, 0, 0);
            for (int day = 0; day < days && (bytes == 0 || written < bytes); day++) {
                int messages = perDay * 3 / 4 + random.nextInt(1 + perDay / 2);
                for (int i = 0; i < messages && (bytes == 0 || written < bytes); i++) {
                    // From seven in the morning to one minute before midnight, in order.
                    LocalDateTime at = midnight.plusDays(day).plusMinutes(420 + (long) i * 1019 / messages);
                    String line = at.format(STAMP) + " - " + message() + "\n";
                    out.write(line);
                    written += line.getBytes(StandardCharsets.UTF_8).length;
                }
            }
        }
    }

    private String message() {
        int kind = random.nextInt(100);
        if (kind == 0) {
            return "Anna changed this group's icon";
        }
        String author = pick(PEOPLE) + ": ";
        if (kind < 6) {
            return author + "<Media omitted>";
        }
        if (kind < 16) {
            return author + (kind % 2 == 0 ? "ok" : "👍 " + pick(OPENINGS) + " not");
        }
        StringBuilder text = new StringBuilder(author).append(sentence());
        while (random.nextInt(10) < 3) {
            text.append(random.nextInt(5) == 0 ? "\n" : " ").append(sentence());
        }
        return text.toString();
    }

    private String sentence() {
        return pick(OPENINGS) + " " + pick(TOPICS) + " " + pick(ENDINGS);
    }

    private String pick(String[] from) {
        return from[random.nextInt(from.length)];
    }
}
