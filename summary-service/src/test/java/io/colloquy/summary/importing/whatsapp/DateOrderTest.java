package io.colloquy.summary.importing.whatsapp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.summary.importing.reading.Unreadable;
import org.junit.jupiter.api.Test;

class DateOrderTest {
    private static DateOrder order(String... dates) {
        return survey(dates).layout().order();
    }

    private static Survey survey(String... dates) {
        return Parsed.survey(file("hello", dates), null);
    }

    private static String file(String text, String... dates) {
        return String.join(
                "",
                java.util.Arrays.stream(dates)
                        .map(date -> date + ", 10:00 - Anna: " + text + "\n")
                        .toList());
    }

    @Test
    void aFieldOverTwelveIsTheDay() {
        assertEquals(DateOrder.DMY, order("01/02/24", "13/02/24"));
        assertEquals(DateOrder.MDY, order("01/02/24", "01/13/24"));
    }

    @Test
    void aYearOfFourDigitsOrOverThirtyOneComesFirst() {
        assertEquals(DateOrder.YMD, order("2024/02/01"));
        assertEquals(DateOrder.YMD, order("99/02/01"));
    }

    @Test
    void aLastFieldThatAloneChangesIsTheDay() {
        assertEquals(DateOrder.YMD, order("24/01/15", "24/01/16", "24/01/17"));
    }

    @Test
    void datesThatRunForwardDecide() {
        assertEquals(DateOrder.DMY, order("03/01/24", "04/01/24", "01/02/24", "02/02/24", "01/03/24", "01/04/24"));
        assertEquals(DateOrder.MDY, order("01/03/24", "01/04/24", "02/01/24", "02/02/24", "03/01/24", "04/01/24"));
    }

    @Test
    void oneMessageOutOfOrderForbidsNothing() {
        assertEquals(
                DateOrder.DMY,
                order("03/01/24", "05/01/24", "04/01/24", "01/02/24", "02/02/24", "01/03/24", "02/03/24", "01/04/24"));
    }

    @Test
    void aDateAfterTheImportOrBeforeWhatsAppSpeaksAgainstAnOrder() {
        assertEquals(DateOrder.DMY, order("05/04/26", "02/05/26", "04/05/26", "03/12/25", "12/05/26"));
        assertEquals(DateOrder.MDY, order("04/12/26"));
    }

    @Test
    void theFieldThatChangesMoreOftenIsTheDay() {
        assertEquals(DateOrder.DMY, order("01/02/24", "02/02/24"));
        assertEquals(DateOrder.MDY, order("02/01/24", "02/02/24"));
    }

    @Test
    void dotsAndHyphensPutTheDayFirst() {
        assertEquals(DateOrder.DMY, order("01.02.24"));
        assertEquals(DateOrder.DMY, order("01-02-2024"));
    }

    @Test
    void theLanguageOfWhatsAppsOwnLinesIsAHint() {
        assertEquals(
                DateOrder.DMY,
                Parsed.survey(file("<Multimedia omitido>", "01/02/24"), null)
                        .layout()
                        .order());
        assertTrue(Parsed.survey(file("<Media omitted>", "01/02/24"), null).ambiguous());
    }

    @Test
    void datesThatAreTheSameBothWaysNeedNoDecision() {
        assertFalse(survey("05/05/24", "06/06/24").ambiguous());
    }

    @Test
    void whatNothingDecidesIsAmbiguousAndShownBothWays() {
        Survey survey = survey("01/02/24", "03/04/24");

        assertTrue(survey.ambiguous());
        assertEquals("2024-02-01", survey.openings().get(0).dmy());
        assertEquals("2024-01-02", survey.openings().get(0).mdy());
        assertEquals(2, survey.openings().size());
    }

    @Test
    void theRequestDecidesWhatTheFileLeavesOpen() {
        Survey survey = Parsed.survey(file("hello", "01/02/24"), DateOrder.MDY);

        assertEquals(DateOrder.MDY, survey.layout().order());
        assertEquals("2024-01-02", survey.layout().from().toString());
    }

    @Test
    void aDateThatDoesNotExistIsRefusedWithItsLine() {
        Unreadable refusal = assertThrows(Unreadable.class, () -> survey("29/02/24", "30/02/24"));

        assertEquals("date-does-not-exist", refusal.type());
        assertEquals(2L, refusal.where().get("line"));
        assertNotNull(refusal.getMessage());
        assertThrows(Unreadable.class, () -> Parsed.survey(file("x", "13/01/24"), DateOrder.MDY));
        assertThrows(Unreadable.class, () -> survey("00/00/00"));
        assertThrows(Unreadable.class, () -> survey("29.02.2023"));
    }
}
