package io.colloquy.summary.importing.whatsapp;

import io.colloquy.summary.importing.reading.NumberedText;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * What was found out about a file before its messages are read. It is stored with the import, so that the messages
 * published later are the ones that were promised.
 *
 * @param order null while the file leaves it open
 * @param evidence why the dates are read in this order
 * @param notAuthors what stands where an author would, in lines that are WhatsApp's own
 * @param ruleTwo those lines
 * @param from the first day of a message, null while the order is open
 * @param to the last day of a message
 */
public record Layout(
        Shape shape,
        DateOrder order,
        String evidence,
        Set<String> notAuthors,
        List<NumberedText> ruleTwo,
        LocalDate from,
        LocalDate to) {}
