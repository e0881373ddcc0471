package io.colloquy.summary.importing.whatsapp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "31/12/23, 23:59 - Anna: hi            | ANDROID 31 12 23 23:59:-1",
                "31/12/2023, 23:59 - Anna: hi          | ANDROID 31 12 2023 23:59:-1",
                "31.12.23, 23:59 - Anna: hi            | ANDROID 31 12 23 23:59:-1",
                "31-12-2023 23:59 - Anna: hi           | ANDROID 31 12 2023 23:59:-1",
                "12/31/23, 11:59 PM - Anna: hi         | ANDROID 12 31 23 23:59:-1",
                "12/31/23, 11:59\u202fPM - Anna: hi    | ANDROID 12 31 23 23:59:-1",
                "31/12/2023, 11:59 p. m. - Anna: hi    | ANDROID 31 12 2023 23:59:-1",
                "31/12/2023, 11:59 p.\u00a0m. - Anna: hi | ANDROID 31 12 2023 23:59:-1",
                "31/12/2023, 11:59 pm – Anna: hi       | ANDROID 31 12 2023 23:59:-1",
                "2023/12/31 23:59 - Anna: hi           | ANDROID 2023 12 31 23:59:-1",
                "2023-12-31, 23:59 - Anna: hi          | ANDROID 2023 12 31 23:59:-1",
                "99/1/5 9:05 - Anna: hi                | ANDROID 99 1 5 9:05:-1",
                "2023/12/31 下午11:59 - 安娜: 你好      | ANDROID 2023 12 31 23:59:-1",
                "2023/12/31 午後11:59 - 安娜: hi       | ANDROID 2023 12 31 23:59:-1",
                "2023. 12. 31. 오후 11:59 - 안나: hi   | ANDROID 2023 12 31 23:59:-1",
                "31.12.23, 11:59 nachm. - Anna: hi     | ANDROID 31 12 23 23:59:-1",
                "31.12.23, 12:10 nachts - Anna: hi     | ANDROID 31 12 23 0:10:-1",
                "31.12.23, 12:10 mittags - Anna: hi    | ANDROID 31 12 23 12:10:-1",
                "13. 6. 2018. 21:05 - Anna: hi         | ANDROID 13 6 2018 21:05:-1",
                "31.12.2023 klo 9.05 - Anna: hi        | ANDROID 31 12 2023 9:05:-1",
                "[31/12/23, 23:59:58] Anna: hi         | IOS 31 12 23 23:59:58",
                "[31.12.23, 23:59:58] Anna: hi         | IOS 31 12 23 23:59:58",
                "[31.12.2023, 23.59.58] Anna: hi       | IOS 31 12 2023 23:59:58",
                "[12/31/23, 11:59:58 PM] Anna: hi      | IOS 12 31 23 23:59:58",
                "[31/12/23 23:59] Anna: hi             | IOS 31 12 23 23:59:-1",
                "\u200e[31/12/23, 23:59:58] Anna: hi   | IOS 31 12 23 23:59:58",
                "\ufeff[\ufeff31/12/23, 23:59:58] A: x | IOS 31 12 23 23:59:58",
                "[2023-12-31, 11:59:58\u202fp.m.] A: x | IOS 2023 12 31 23:59:58",
                "31.12.11 23.59.58: Anna: hi           | COLON 31 12 11 23:59:58",
                "31.12.11 23:59:58: Anna: hi           | COLON 31 12 11 23:59:58",
                "31.12.11 23:59: Anna: hi              | COLON 31 12 11 23:59:-1",
                "12/31/23, 12:00 AM - Anna: hi         | ANDROID 12 31 23 0:00:-1",
                "12/31/23, 12:00 PM - Anna: hi         | ANDROID 12 31 23 12:00:-1",
                "12/31/23, 0:00 AM - Anna: hi          | ANDROID 12 31 23 0:00:-1",
                "12/31/23, 13:00 PM - Anna: hi         | ANDROID 12 31 23 13:00:-1",
            })
    void aHeaderIsReadInEachOfItsForms(String line, String expected) {
        Header header = HeaderScanner.scan(line);

        assertEquals(
                expected,
                String.format(
                        Locale.ROOT,
                        "%s %d %d %d %d:%02d:%02d",
                        header.shape().form(),
                        header.first(),
                        header.middle(),
                        header.last(),
                        header.hour(),
                        header.minute(),
                        header.second()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "31/12/23",
                "31/12/23, 23:59",
                "31/12/23, 23:59 hello",
                "31/12/23, 25:59 - Anna: hi",
                "31/12/23, 23:60 - Anna: hi",
                "[31/12/23, 23:59:58 Anna: hi",
                "[31/12/23, 23:59:58]Anna: hi",
                "31/12, 23:59 - Anna: hi",
                "31/12-23, 23:59 - Anna: hi",
                "at 31/12/23, 23:59 - Anna: hi",
                "12345/12/23, 23:59 - Anna: hi",
                "[1.] first, [2.] second",
                "10:30 - 11:00: meeting",
            })
    void whatIsNoCompleteHeaderIsNone(String line) {
        assertNull(HeaderScanner.scan(line));
    }

    @Test
    void aLineOfAMegabyteCostsNoMoreThanItsLength() {
        String line = "1".repeat(1 << 20);

        assertNull(HeaderScanner.scan(line));
        assertNull(HeaderScanner.scan("\u200e".repeat(1 << 20)));
        assertNull(HeaderScanner.scan("1." + " ".repeat(1 << 20) + "1"));
    }
}
