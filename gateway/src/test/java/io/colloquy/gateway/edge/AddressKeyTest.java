package io.colloquy.gateway.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class AddressKeyTest {
    @Test
    void anAddressOfVersionSixIsCountedWithItsNetwork() throws Exception {
        assertEquals(key("2001:db8:1:2::1"), key("2001:db8:1:2:ffff:ffff:ffff:ffff"));
        assertNotEquals(key("2001:db8:1:2::1"), key("2001:db8:1:3::1"));
    }

    @Test
    void anAddressOfVersionFourIsTheSameInBothWritings() throws Exception {
        byte[] mapped = new byte[16];
        mapped[10] = -1;
        mapped[11] = -1;
        mapped[12] = (byte) 192;
        mapped[14] = 2;
        mapped[15] = 1;

        assertEquals(key("192.0.2.1"), AddressKey.of(Inet6Address.getByAddress(null, mapped, -1)));
        assertNotEquals(key("192.0.2.1"), key("192.0.2.2"));
    }

    private static String key(String address) throws UnknownHostException {
        return AddressKey.of(InetAddress.getByName(address));
    }
}
