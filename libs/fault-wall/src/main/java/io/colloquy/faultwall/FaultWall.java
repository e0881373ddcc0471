package io.colloquy.faultwall;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An OpenAI-compatible provider on loopback that fails on purpose and writes down what it was asked. Plain sockets and
 * nothing but the JDK, because half an answer, a reset and a silence are what an HTTP library would smooth over.
 *
 * <p>The name of the model says what goes wrong: {@code fault-} and the name of a fault, see {@link #faults()}. It may be
 * followed by {@code -once}, {@code -twice} or {@code -thrice}, after which the same prompt is answered well, by a number
 * of tokens ({@code fault-cut-40}), and by a slash and anything that tells two users of one fault apart
 * ({@code fault-503/second-test}). A model whose name begins with {@code healthy} always answers well. With any other
 * model, a word of the prompt of that form chooses.
 *
 * <p>A good answer is {@link #SIXTY_WORDS}, one token a word; to a prompt that holds a {@code <chat-…>} transcript it is
 * the JSON of a summary that cites numbers of that transcript. Safe for use by any thread.
 */
public final class FaultWall implements AutoCloseable {
    /** What a healthy provider says to a chat. */
    public static final String SIXTY_WORDS = Words.SIXTY;

    private final ServerSocket door;
    private final Set<Peer> peers = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(FaultWall::daemon);
    private final Book book = new Book();
    private volatile Pace pace = Pace.USUAL;

    private FaultWall(ServerSocket door) {
        this.door = door;
        threads.execute(this::welcome);
    }

    /**
     * Listens on a free port.
     *
     * @throws UncheckedIOException when no port can be had
     */
    public static FaultWall start() {
        return startOn(0);
    }

    /**
     * Listens on this port; 0 is any free one.
     *
     * @throws UncheckedIOException when the port cannot be had
     */
    public static FaultWall startOn(int port) {
        try {
            return new FaultWall(new ServerSocket(port, 512, InetAddress.getLoopbackAddress()));
        } catch (IOException e) {
            throw new UncheckedIOException("the fault wall did not start", e);
        }
    }

    /** The base URL that a client is given, with {@code /v1}. */
    public String url() {
        return "http://127.0.0.1:" + port() + "/v1";
    }

    public int port() {
        return door.getLocalPort();
    }

    /** How fast it speaks and how long its faults last, from the next request on. */
    public void pace(Pace wanted) {
        pace = wanted;
    }

    /** The names of all faults, without {@code fault-}. */
    public static Set<String> faults() {
        return Faults.names();
    }

    /** Every request to answer a chat, in the order of arrival, as it stands now. */
    public List<Attempt> attempts() {
        return book.attempts();
    }

    /** Those that asked for this model. */
    public List<Attempt> attempts(String model) {
        return attempts().stream()
                .filter(attempt -> attempt.model().equals(model))
                .toList();
    }

    /** Milliseconds of the clock that attempts are logged by. */
    public long now() {
        return book.now();
    }

    /** Forgets all attempts, and with them which faults have already happened. */
    public void forget() {
        book.forget();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        peers.forEach(Peer::close);
        threads.shutdownNow();
    }

    private void welcome() {
        while (!door.isClosed()) {
            try {
                Socket caller = door.accept();
                threads.execute(() -> serve(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket caller) {
        try (Peer peer = new Peer(caller)) {
            peers.add(peer);
            try {
                converse(peer);
            } finally {
                peers.remove(peer);
            }
        } catch (IOException e) {
            // A connection that ends between two requests is nobody's business.
        }
    }

    private void converse(Peer peer) throws IOException {
        for (Request request = Request.read(peer.in()); request != null; request = Request.read(peer.in())) {
            if (!request.isChat()) {
                Refusals.notHere(peer);
            } else if (!new Talk(peer, new Prompt(request), book, pace).hold()) {
                return;
            }
            if (request.isLast()) {
                return;
            }
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "fault-wall");
        thread.setDaemon(true);
        return thread;
    }
}
