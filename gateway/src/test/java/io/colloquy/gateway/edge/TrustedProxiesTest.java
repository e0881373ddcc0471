package io.colloquy.gateway.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustedProxiesTest {
    private final TrustedProxies proxies = trusting("10.0.0.0/8", "fd00::/8");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.0.0.1 | 203.0.113.7 | 203.0.113.7",
                "10.0.0.1 | 1.1.1.1, 203.0.113.7 | 203.0.113.7",
                "10.0.0.1 | 1.1.1.1, 203.0.113.7, 10.0.0.2 | 203.0.113.7",
                "10.0.0.1 | 10.0.0.3, 10.0.0.2 | 10.0.0.3",
                "10.0.0.1 | 203.0.113.7:4711 | 203.0.113.7",
                "10.0.0.1 | [2001:db8::1]:4711 | 2001:db8::1",
                "fd00::1 | 2001:db8::1 | 2001:db8::1",
                "10.0.0.1 | 203.0.113.7, unknown | 10.0.0.1",
                "10.0.0.1 | 203.0.113.7, | 10.0.0.1",
                "10.0.0.1 | '' | 10.0.0.1",
                "203.0.113.9 | 1.1.1.1 | 203.0.113.9"
            })
    void theClientIsTheNearestAddressThatNoTrustedProxyHas(String peer, String forwarded, String client)
            throws Exception {
        assertEquals(InetAddress.getByName(client), proxies.client(InetAddress.getByName(peer), List.of(forwarded)));
    }

    @Test
    void headersThatComeTwiceAreOneList() throws Exception {
        assertEquals(
                InetAddress.getByName("203.0.113.7"),
                proxies.client(InetAddress.getByName("10.0.0.1"), List.of("1.1.1.1", "203.0.113.7, 10.9.9.9")));
    }

    @Test
    void aWrongEntryIsLeftOutAndTheOthersHold() throws Exception {
        TrustedProxies some = trusting("proxy.example", " 10.1.1.1 ", "10.0.0.0/99");

        assertTrue(some.hold(InetAddress.getByName("10.1.1.1")));
        assertFalse(some.hold(InetAddress.getByName("10.0.0.1")));
        assertFalse(trusting().hold(InetAddress.getLoopbackAddress()));
    }

    private static TrustedProxies trusting(String... entries) {
        return new TrustedProxies(Settings.proxies(entries));
    }
}
