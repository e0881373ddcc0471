package io.colloquy.gateway.edge;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Under which name an address is counted. Whoever has one address of version 6 has all that share its first half. */
public final class AddressKey {
    private static final int HALF = 8;

    private AddressKey() {}

    public static String of(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet6Address) {
            return mapped(bytes)
                    ? HexFormat.of().formatHex(bytes, 12, 16)
                    : HexFormat.of().formatHex(Arrays.copyOf(bytes, HALF));
        }
        return HexFormat.of().formatHex(bytes);
    }

    /** {@code ::ffff:192.0.2.1} is 192.0.2.1, however somebody made it an object of version 6. */
    private static boolean mapped(byte[] bytes) {
        for (int i = 0; i < 10; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return bytes[10] == -1 && bytes[11] == -1;
    }
}
