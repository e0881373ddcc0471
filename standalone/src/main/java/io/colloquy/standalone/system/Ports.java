package io.colloquy.standalone.system;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * The nine ports of one system, all on loopback, counted from the gateway's.
 *
 * @param gateway the public port, 1 to {@link #LARGEST}
 */
public record Ports(int gateway) {
    public static final int DEFAULT = 8080;
    public static final int LARGEST = 64_000;

    private static final int MANAGEMENT = 1000;
    private static final int CONNECT_MILLIS = 300;

    /** Ports that nobody has now, with room for a second replica of each service; drawn, so that two who look miss each other. */
    public static Ports free() {
        while (true) {
            Ports ports = new Ports(ThreadLocalRandom.current().nextInt(20_000, 30_000));
            Ports second = new Ports(ports.gateway + Replica.APART);
            if (Stream.of(ports, second)
                    .flatMap(some -> some.wanted().keySet().stream())
                    .allMatch(Ports::isFree)) {
                return ports;
            }
        }
    }

    public int postgres() {
        return gateway + 4;
    }

    public int http(Service service) {
        return gateway + service.offset();
    }

    public int management(Service service) {
        return http(service) + MANAGEMENT;
    }

    public String url(Service service) {
        return "http://127.0.0.1:" + http(service);
    }

    /** Throws when a port is taken, and names every such port and which program of ours wanted it. */
    void requireFree() {
        StringBuilder taken = new StringBuilder();
        wanted().forEach((port, program) -> {
            if (!isFree(port)) {
                taken.append("Port ")
                        .append(port)
                        .append(" is taken; ")
                        .append(program)
                        .append(" needs it.\n");
            }
        });
        if (taken.length() > 0) {
            throw new CannotStart(taken + "Stop the other program, or choose other ports: COLLOQUY_PORT=" + suggestion()
                    + " ./colloquy …  (uses that port, the next four, and 1000 more for health and metrics)");
        }
    }

    private Map<Integer, String> wanted() {
        Map<Integer, String> wanted = new LinkedHashMap<>();
        for (Service service : Service.values()) {
            wanted.put(http(service), service.program());
        }
        wanted.put(postgres(), "the embedded PostgreSQL");
        for (Service service : Service.values()) {
            wanted.put(management(service), service.program() + " (health and metrics)");
        }
        return wanted;
    }

    private int suggestion() {
        for (int port = gateway + 100; port <= LARGEST; port += 100) {
            if (new Ports(port).wanted().keySet().stream().allMatch(Ports::isFree)) {
                return port;
            }
        }
        return DEFAULT;
    }

    /**
     * Binding alone is not proof: some systems let a loopback address be bound beside a listener on all addresses.
     */
    static boolean isFree(int port) {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(loopback, port), CONNECT_MILLIS);
            return false;
        } catch (IOException nobodyAnswers) {
            return canBind(loopback, port);
        }
    }

    private static boolean canBind(InetAddress loopback, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(loopback, port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
