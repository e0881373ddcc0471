package io.colloquy.summary.importing.whatsapp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.colloquy.summary.importing.reading.ParsedMessage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTest {
    private static ParsedMessage android(String body) {
        return Parsed.of("13/05/24, 10:00 - " + body + "\n").only();
    }

    private static ParsedMessage ios(String body) {
        return Parsed.of("[13.05.24, 10:00:07] " + body + "\n").only();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Anna",
                "Anna 🌻 Müller",
                "+49 151 23456789",
                "~ Kim",
                "דוד לוי",
                "أحمد",
                "👩‍👩‍👧",
                "O'Brien, Pat",
                "10:30",
                "dr. \"Doc\" who"
            })
    void anAuthorMayBeCalledAlmostAnything(String name) {
        ParsedMessage message = android(name + ": see: this");

        assertEquals(name, message.sender());
        assertEquals("see: this", message.text());
        assertEquals("text", message.kind());
    }

    @Test
    void aNameIsKnownWithoutItsInvisibleMarks() {
        assertEquals("+49 151 23", ios("\u202a+49\u00a0151\u00a023\u202c: hi").sender());
        assertEquals("~ Kim", ios("\u200e~\u202fKim: hi").sender());
    }

    @Test
    void theTextStaysAsWritten() {
        String text = " two\u2028lines,\u00a0\u200emarks: and spaces  ";

        assertEquals(text, android("Anna: " + text).text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Messages and calls are end-to-end encrypted. No one outside of this chat can read them.",
                "Anna added Ben",
                "Anna left",
                "Anna changed this group's icon",
                "Alice changed the subject from \"a: b\" to \"c: d\"",
                "Alice changed the group name from “a: b” to “c: d”",
                "You created group “Trip: 2024”",
                "You created group \"Trip: 2024\"",
                "Ana cambió el asunto de \"a: b\" a \"c: d\"",
                "Anna hat den Betreff von „a: b“ zu „c: d“ geändert",
                "Du hast die Gruppe „Reise: 2024“ erstellt",
                "Anne a changé le sujet de « a: b » à « c: d »",
                "Ana mudou o nome do grupo de \"a: b\" para \"c: d\"",
                "Anna ha cambiato l'oggetto da \"a: b\" a \"c: d\"",
                "Your security code with Anna: Work changed. Tap to learn more.",
            })
    void aLineOfWhatsAppsOwnHasNoSender(String body) {
        ParsedMessage message = android(body);

        assertNull(message.sender());
        assertEquals("system", message.kind());
        assertEquals(body, message.text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I added milk to the list",
                "I left the keys at home",
                "he changed the subject from \"a: b\" to \"c: d\"",
                "Messages and calls are end-to-end encrypted, they say",
                "You created group \"x\"? nice",
                "video call tomorrow?",
                "this message was deleted by mistake, sorry",
                "please see the contract (file attached)",
                "no image omitted here",
                "location: my place"
            })
    void whatAPersonWroteIsNeverSearchedForSystemWords(String text) {
        assertEquals("text", android("Anna: " + text).kind());
        assertEquals("Anna", android("Anna: " + text).sender());
        assertEquals(
                "text",
                ios("Anna: " + (text.startsWith("Messages") || text.startsWith("You") ? "x" : text))
                        .kind());
    }

    @Test
    void anIphonePutsTheChatsNameBeforeItsNotices() {
        ParsedMessage encrypted = ios("Family 🏡: \u200eMessages and calls are end-to-end encrypted.");
        ParsedMessage renamed = ios("Family 🏡: \u200eAnna changed the group name to “a: b”");

        assertNull(encrypted.sender());
        assertEquals("system", encrypted.kind());
        assertEquals("\u200eMessages and calls are end-to-end encrypted.", encrypted.text());
        assertNull(renamed.sender());
    }

    @Test
    void aSystemLineOfAnUnknownLanguageIsFoundByItsQuotedTail() {
        String known = "13/05/24, 10:00 - Aino: hei\n13/05/24, 10:01 - Aino: hei taas\n";
        String odd = "13/05/24, 10:02 - Aino vaihtoi aiheen \"a: b\" aiheeksi \"c: d\"\n";

        Parsed parsed = Parsed.of(known + odd);
        Parsed twice = Parsed.of(known + odd + odd);

        assertNull(parsed.messages().get(2).sender());
        assertEquals(3, parsed.survey().layout().ruleTwo().get(0).line());
        assertEquals("Aino vaihtoi aiheen \"a", twice.messages().get(2).sender());
        assertEquals(List.of(), twice.survey().layout().ruleTwo());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Media omitted>",
                "<Medien ausgeschlossen>",
                "<Multimedia omitido>",
                "<Médias omis>",
                "<Mídia oculta>",
                "<Media omessi>",
                "\u200eimage omitted",
                "\u200eBild weggelassen",
                "\u200eimagen omitida",
                "\u200eimage absente",
                "\u200eimagem ocultada",
                "\u200eimmagine omessa",
                "\u200e<attached: 00000012-PHOTO-2024-05-13.jpg>",
                "\u200e<Anhang: 12-PHOTO.jpg>",
                "<adjunto: foto.jpg>",
                "<pièce jointe : photo.jpg>",
                "<anexado: foto.jpg>",
                "<allegato: foto.jpg>",
                "\u200eIMG-20240513-WA0001.jpg (file attached)",
                "IMG-1.jpg (Datei angehängt)",
                "Annual report.pdf (archivo adjunto)",
                "a.opus (fichier joint)",
                "a.mp4 (arquivo anexado)",
                "a.mp4 (file allegato)",
                "report.pdf • \u200e12 pages \u200edocument omitted",
                "location: https://maps.google.com/?q=52.5,13.4",
                "Standort: https://maps.google.com/?q=1,2",
                ""
            })
    void anAttachmentOrItsStandInIsMedia(String text) {
        assertEquals("media", android("Anna: " + text).kind());
        assertEquals("media", ios("Anna: " + text).kind());
        assertEquals("Anna", ios("Anna: " + text).sender());
    }

    @Test
    void theCaptionOfAnAttachmentFollowsIt() {
        ParsedMessage message = android("Anna: IMG-1.jpg (file attached)\nour garden");

        assertEquals("media", message.kind());
        assertEquals("IMG-1.jpg (file attached)\nour garden", message.text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "This message was deleted",
                "You deleted this message",
                "Diese Nachricht wurde gelöscht.",
                "Eliminaste este mensaje.",
                "Ce message a été supprimé",
                "Mensagem apagada",
                "Questo messaggio è stato eliminato",
                "\u200eThis message was deleted.",
                "\u200eMissed voice call, \u200eTap to call back",
                "\u200eVerpasster Videoanruf"
            })
    void whatWasTakenBackOrMissedKeepsItsSenderAndIsNoText(String text) {
        assertEquals("system", ios("Anna: " + text).kind());
        assertEquals("Anna", ios("Anna: " + text).sender());
    }

    @Test
    void anEditedMessageAndAPollAreTexts() {
        assertEquals(
                "text",
                ios("Anna: see you at 8 \u200e<This message was edited>").kind());
        assertEquals(
                "text",
                ios("Anna: \u200ePOLL:\nPizza?\n\u200eOPTION: Yes (2 votes)\n\u200eOPTION: No (0 votes)")
                        .kind());
        assertEquals("Anna", ios("Anna: \u200eUMFRAGE:\nPizza?").sender());
    }

    @Test
    void anAuthorWithNothingBehindTheColonSentSomething() {
        assertEquals("", android("Anna:").text());
        assertEquals("Anna", android("Anna:").sender());
    }
}
