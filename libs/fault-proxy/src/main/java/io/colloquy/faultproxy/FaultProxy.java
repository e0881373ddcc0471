package io.colloquy.faultproxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A TCP proxy on loopback that breaks what passes through it on purpose. It forwards bytes untouched until it is told
 * otherwise; a fault holds until {@link #pass()}, but for those that happen once. Safe for use by any thread.
 *
 * <p>Each new connection goes to one of its {@link Backends}, as a Kubernetes service sends it to one of its endpoints:
 * in turn, past those that refuse; connections that stand stay with theirs.
 */
public final class FaultProxy implements AutoCloseable {
    private final ServerSocket door;
    private final Backends backends;
    private final Weather weather = new Weather();
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(FaultProxy::daemon);

    private FaultProxy(ServerSocket door, Backends backends) {
        this.door = door;
        this.backends = backends;
    }

    /**
     * Listens on a free port of its own.
     *
     * @param backends ports on loopback, 1 to 65535; none is allowed and means that every connection is refused for now
     * @throws UncheckedIOException when no port can be had
     */
    public static FaultProxy to(int... backends) {
        try {
            FaultProxy proxy =
                    new FaultProxy(new ServerSocket(0, 256, InetAddress.getLoopbackAddress()), new Backends(backends));
            proxy.threads.execute(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return door.getLocalPort();
    }

    /** Where new connections go; may change at any time. */
    public Backends backends() {
        return backends;
    }

    /** Number of connections that stand now. */
    public int connections() {
        return links.size();
    }

    /** Heals: what was held back is delivered in its order, and everything passes again. */
    public void pass() {
        weather.heal();
    }

    /** Every piece of data is this late, in either direction. */
    public void delay(Duration latency) {
        weather.delay(latency);
    }

    /**
     * A black hole: nothing passes and nothing breaks. New connections are accepted and hear nothing. What is sent meanwhile
     * is delivered by {@link #pass()}, also when its sender has hung up by then, as a network delivers late packets.
     */
    public void stall() {
        weather.stall();
    }

    /** Resets every connection that stands, once. */
    public void cut() {
        links.forEach(Link::reset);
    }

    /** Resets every connection that stands and every new one. */
    public void refuse() {
        weather.refuse();
        cut();
    }

    /** Resets the connection over which this many more bytes have come back from the backends, all together; once. */
    public void cutAfter(long bytes) {
        weather.cutAfter(bytes);
    }

    /**
     * Breaks one commit on PostgreSQL's wire: the next one of a transaction in which a statement with this text was sent.
     * A {@code COMMIT} sent as a simple query counts, which is how the reactive client sends it, and so does a statement
     * outside of a transaction.
     *
     * @param statement a part of a statement's text, or {@code ""} for any transaction
     */
    public void atCommit(CommitFault fault, String statement) {
        weather.atCommit(fault, statement);
    }

    /** Whether a fault asked for by {@link #atCommit} or {@link #cutAfter} has not happened yet. */
    public boolean waitsForItsMoment() {
        return weather.armed();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
        threads.shutdownNow();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                threads.execute(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        Link link = new Link(client, weather, threads);
        links.add(link);
        try {
            link.run(backends);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            link.close();
            links.remove(link);
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "fault-proxy");
        thread.setDaemon(true);
        return thread;
    }
}
