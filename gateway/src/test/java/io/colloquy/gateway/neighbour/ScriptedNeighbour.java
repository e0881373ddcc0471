package io.colloquy.gateway.neighbour;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** A service on a plain socket that does to each path exactly what a test scripted, however wrong. */
public final class ScriptedNeighbour {
    /** What a path does with the connection; returning keeps it open for the next request, throwing closes it. */
    public interface Script {
        void play(Conversation conversation) throws Exception;
    }

    private final Map<String, Script> scripts = new ConcurrentHashMap<>();
    private final List<SeenRequest> seen = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final int port;

    private volatile ServerSocket server;

    public ScriptedNeighbour() {
        listen(0);
        port = server.getLocalPort();
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    public void on(String path, Script script) {
        scripts.put(path, script);
    }

    /** What arrived for a path, in order. */
    public List<SeenRequest> seen(String path) {
        return seen.stream().filter(request -> request.path().equals(path)).toList();
    }

    public List<SeenRequest> seen() {
        return List.copyOf(seen);
    }

    /** How many connections were made to it since it was last told to forget. */
    public int connections() {
        return connections.get();
    }

    /** Nobody listens any more, and every open connection is gone. */
    public void down() {
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A moment after it went down something may still have its port, on a busy machine. */
    public void up() {
        if (server.isClosed()) {
            Awaitility.await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> {
                listen(port);
                return true;
            });
        }
    }

    public void forget() {
        up();
        scripts.clear();
        seen.clear();
        connections.set(0);
    }

    private void listen(int wanted) {
        try {
            ServerSocket fresh = new ServerSocket();
            fresh.setReuseAddress(true);
            fresh.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 200);
            server = fresh;
            start(() -> accept(fresh));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void accept(ServerSocket server) {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                connections.incrementAndGet();
                start(() -> converse(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void converse(Socket socket) {
        try (socket) {
            while (!socket.isClosed()) {
                Conversation conversation = new Conversation(socket, SeenRequest.read(socket.getInputStream()));
                seen.add(conversation.request());
                scripts.getOrDefault(conversation.request().path(), Conversation::echo)
                        .play(conversation);
            }
        } catch (Exception theEnd) {
            // A script ends a connection by throwing, and a gateway by closing; both are what the tests look at.
        } finally {
            open.remove(socket);
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "neighbour");
        thread.setDaemon(true);
        thread.start();
    }
}
