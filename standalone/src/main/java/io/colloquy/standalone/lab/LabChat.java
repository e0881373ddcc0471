package io.colloquy.standalone.lab;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Invented exports, each of a chat of its own. */
final class LabChat {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private LabChat() {}

    /** Consecutive days from 20 January 2022 on, with as many messages each; its first message belongs to no other chat. */
    static byte[] export(String name, int days, int messages) {
        StringBuilder text = new StringBuilder();
        for (int day = 0; day < days; day++) {
            String date = DATE.format(LocalDate.of(2022, 1, 20).plusDays(day));
            for (int number = 1; number <= messages; number++) {
                text.append(String.format(
                        "%s, 10:%02d - %s: In %s we decided to paint wall %d of house %d on Friday, is that right?%n",
                        date, number, number % 2 == 0 ? "Ana" : "Ben", name, number, day));
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
