package io.colloquy.summary.importing;

import io.colloquy.summary.chat.ChatProblem;
import io.colloquy.summary.chat.Zones;
import io.colloquy.summary.importing.whatsapp.DateOrder;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import org.jboss.resteasy.reactive.PartType;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** The form that an import is sent with; a field left empty counts as not sent. */
class Upload {
    @RestForm("file")
    FileUpload file;

    @RestForm
    @PartType(MediaType.TEXT_PLAIN)
    String chat;

    @RestForm
    @PartType(MediaType.TEXT_PLAIN)
    String zone;

    @RestForm
    @PartType(MediaType.TEXT_PLAIN)
    String dateOrder;

    @RestForm
    @PartType(MediaType.TEXT_PLAIN)
    String preview;

    /** What was asked for, checked as far as the form alone allows. */
    Wish wish() {
        if (file == null) {
            throw ImportProblem.fileMissing();
        }
        return new Wish(given(chat), zone(), order(), wantsPreview(), file.fileName());
    }

    private String zone() {
        String name = given(zone);
        return name == null ? null : Zones.of(name).getId();
    }

    /**
     * An upload's wish.
     *
     * @param chat id or name of the target; null for the file's own
     * @param zone null for the target's, or UTC
     * @param order null to find it out
     */
    record Wish(String chat, String zone, DateOrder order, boolean preview, String fileName) {
        Wish {
            if (chat != null && chat.length() > 200) {
                throw ChatProblem.unknownChat(chat);
            }
            fileName = fileName == null ? "" : fileName.substring(0, Math.min(fileName.length(), 300));
        }
    }

    private DateOrder order() {
        String order = given(dateOrder);
        if (order == null) {
            return null;
        }
        for (DateOrder known : DateOrder.values()) {
            if (known.key().equals(order.toLowerCase(Locale.ROOT))) {
                return known;
            }
        }
        throw ImportProblem.invalid("dateOrder", "dmy, mdy or ymd is expected.");
    }

    private boolean wantsPreview() {
        String wanted = given(preview);
        if (wanted != null && !wanted.equals("true") && !wanted.equals("false")) {
            throw ImportProblem.invalid("preview", "true or false is expected.");
        }
        return "true".equals(wanted);
    }

    private static String given(String field) {
        return field == null || field.isBlank() ? null : field.strip();
    }
}
