package io.colloquy.graph.attempt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.colloquy.graph.provider.Price;
import io.colloquy.graph.provider.ProviderFailure;
import io.colloquy.graph.provider.ProviderFailure.Kind;
import io.colloquy.graph.route.Route;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NextRouteTest {
    @ParameterizedTest
    @CsvSource({
        "UNAVAILABLE, 503, same, true",
        "INVALID, 200, same, true",
        "SILENT, , same, true",
        "QUOTA, 429, same, true",
        "NOT_CONFIGURED, , same, true",
        "REJECTED, 401, same, true",
        "REJECTED, 403, same, true",
        "REJECTED, 400, same, false",
        "REJECTED, 400, other, true",
        "REJECTED, 404, other, true",
        "FILTERED, 400, other, false",
        "NOTHING_TO_SAY, , other, false"
    })
    void whetherAnotherRouteCanHelpDependsOnWhatWentWrong(Kind kind, Integer status, String server, boolean helps) {
        var failure = new ProviderFailure(kind, "It failed.", status, null);

        assertEquals(helps, NextRoute.canMend(failure, route("same", null), route(server, null)));
    }

    @ParameterizedTest
    @CsvSource({"8000, 8000, false", "8000, 4000, false", "8000, 32000, true", "8000, , true", ", 8000, true"})
    void whatIsTooLongGoesWhereTheWindowIsLargerOrUnknown(Integer failed, Integer next, boolean helps) {
        var failure = new ProviderFailure(Kind.TOO_LONG, "It is too long.", 400, null);

        assertEquals(helps, NextRoute.canMend(failure, route("same", failed), route("same", next)));
    }

    private static Route route(String server, Integer window) {
        return new Route("name", new Somewhere(server), "model", window, Price.UNKNOWN, false, List.of());
    }
}
