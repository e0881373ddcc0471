package io.colloquy.gateway.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitRatesTest {
    @ParameterizedTest
    @CsvSource({
        "7, 7",
        "1, 1",
        "10000000, 10000000",
        "' 9 ', 9",
        "0, 60",
        "10000001, 60",
        "-1, 60",
        "many, 60",
        "1.5, 60",
        ", 60"
    })
    void whatIsOutOfRangeIsTheDefault(String written, int rate) {
        assertEquals(new Rate(rate), LimitRates.rate("RATE_LIMIT_API", Optional.ofNullable(written), 60));
    }
}
