package io.colloquy.graph.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.colloquy.graph.provider.Answer;
import io.colloquy.graph.provider.Call;
import io.colloquy.graph.provider.ModelProvider;
import io.colloquy.graph.provider.Price;
import io.colloquy.graph.provider.ProviderFactory;
import io.colloquy.graph.provider.Providers;
import io.colloquy.graph.provider.ServerChoice;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RouteTableTest {
    private static final String FILE = """
            models:
              - {model: usual-1, inputPrice: 1, outputPrice: 2, window: 8000}
            routes:
              - {name: exact, provider: openai, model: exact-1, baseUrl: "http://one", keyVariable: ONE_KEY}
              - {name: "*", provider: openai, baseUrl: "http://any"}
              - {name: "gpt-*", provider: openai, model: gpt-real, baseUrl: "http://gpt"}
            """;

    @Test
    void anExactNameComesBeforeTheVariablesAndThoseBeforeTheLongestPattern() {
        RouteTable table = table(FILE);

        assertEquals("exact-1", table.find("exact").model());
        assertEquals("default", table.find("usual-1").name());
        assertEquals("default", table.find("default").name());
        assertEquals("gpt-real", table.find("gpt-9").model());
        assertEquals("whatever", table.find("whatever").model());
        assertEquals("http://any", table.find("whatever").provider().server());
    }

    @Test
    void aNameThatNothingMatchesLeadsNowhere() {
        assertNull(table("models: []").find("whatever"));
    }

    @Test
    void pricesAndWindowsAreThoseOfTheFile() {
        Route usual = table(FILE).find("default");

        assertEquals(8_000, usual.window());
        assertEquals(2, usual.price().perMillionOutputTokens().intValue());
        assertEquals(Price.UNKNOWN, table(FILE).find("exact").price());
    }

    @Test
    void namesThatClientsMakeUpFillNoMemory() {
        RouteTable table = table(FILE);

        for (int i = 0; i < 200; i++) {
            table.find("made-up-" + i);
        }

        assertNull(table.find("one-too-many"));
        assertEquals("made-up-7", table.find("made-up-7").model());
    }

    @Test
    void whatCanBeAskedForHasNoStar() {
        assertEquals(List.of("usual-1", "default", "exact"), table(FILE).names());
    }

    private static RouteTable table(String text) {
        var usual = new Named("http://usual", "usual-1");
        var route = new Route("default", usual, "usual-1", null, usual.price(), false, List.of());
        RouteFile file = RouteFile.read("routes.yaml", text, Set.of("openai"), Set.of("default"));
        return new RouteTable(
                file, Map.of("default", route), new Providers(List.of(new Named.Factory())), name -> "key");
    }

    private record Named(String server, String model) implements ModelProvider {
        @Override
        public String name() {
            return "openai";
        }

        @Override
        public Price price() {
            return Price.UNKNOWN;
        }

        @Override
        public Uni<Answer> complete(Call call) {
            return Uni.createFrom().nothing();
        }

        static final class Factory implements ProviderFactory {
            @Override
            public String name() {
                return "openai";
            }

            @Override
            public ModelProvider open() {
                throw new UnsupportedOperationException();
            }

            @Override
            public ModelProvider open(ServerChoice choice) {
                return new Named(choice.baseUrl(), choice.model());
            }
        }
    }
}
