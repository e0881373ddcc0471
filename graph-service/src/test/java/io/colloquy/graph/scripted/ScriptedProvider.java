package io.colloquy.graph.scripted;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/**
 * An OpenAI-compatible server that misbehaves on purpose, and remembers what it was asked and who hung up. Plain sockets
 * and nothing but the JDK, because half an answer, a reset and a silence are what an HTTP library would smooth over.
 */
public final class ScriptedProvider implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ServerSocket door;
    private final Deque<Script> scripts = new ConcurrentLinkedDeque<>();
    private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger hangUps = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();
    private final Set<Socket> callers = ConcurrentHashMap.newKeySet();
    private volatile Script usual = Script.summary("The usual digest of the day.", 1);

    private ScriptedProvider(int port) throws IOException {
        door = new ServerSocket(port, 200, InetAddress.getLoopbackAddress());
        daemon("scripted-provider", this::welcome);
    }

    /** Starts on a free port of the loopback. */
    public static ScriptedProvider start() {
        return startOn(0);
    }

    /**
     * Starts on the given port of the loopback; 0 is any free one. A port that was free when it was chosen may be borrowed
     * by somebody's connection for a moment, so it is asked for again.
     */
    public static ScriptedProvider startOn(int port) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> new ScriptedProvider(port), started -> true);
    }

    public String url() {
        return "http://127.0.0.1:" + door.getLocalPort() + "/v1";
    }

    /** Answers the next requests by these scripts, in turn; then as usual. */
    public ScriptedProvider next(Script... turns) {
        scripts.addAll(List.of(turns));
        return this;
    }

    /** Answers so whenever nothing else is planned. */
    public ScriptedProvider usually(Script script) {
        usual = script;
        return this;
    }

    /** Forgets plans, requests and hang-ups. */
    public void reset() {
        scripts.clear();
        requests.clear();
        hangUps.set(0);
        connections.set(0);
        usual = Script.summary("The usual digest of the day.", 1);
    }

    public List<RecordedRequest> requests() {
        return List.copyOf(requests);
    }

    public int calls() {
        return requests.size();
    }

    /** How many callers closed the connection before they had their whole answer. */
    public int hangUps() {
        return hangUps.get();
    }

    /** How many connections were made. */
    public int connections() {
        return connections.get();
    }

    @Override
    public void close() {
        try {
            door.close();
            for (Socket caller : callers) {
                caller.setSoLinger(true, 0);
                caller.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void welcome() {
        while (!door.isClosed()) {
            try {
                Socket caller = door.accept();
                connections.incrementAndGet();
                daemon("scripted-caller", () -> serve(caller));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket caller) {
        try (caller) {
            callers.add(caller);
            caller.setTcpNoDelay(true);
            RecordedRequest request = RecordedRequest.read(caller.getInputStream());
            while (request != null) {
                requests.add(request);
                Script planned = scripts.poll();
                if (!(planned == null ? usual : planned).play(request, new Caller(caller))) {
                    return;
                }
                request = RecordedRequest.read(caller.getInputStream());
            }
        } catch (Caller.HungUp e) {
            hangUps.incrementAndGet();
        } catch (IOException e) {
            // A connection that ends between two requests is nobody's business.
        } finally {
            callers.remove(caller);
        }
    }

    private static void daemon(String name, Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
