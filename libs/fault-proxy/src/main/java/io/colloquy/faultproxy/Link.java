package io.colloquy.faultproxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;

/** One client's connection and the one to a backend that it is joined to. */
final class Link {
    private static final int BUFFER = 32 * 1024;
    /** A hang-up behind late data is later still, as if its packet had been lost once: a server may have begun by then. */
    private static final Duration LATE_END = Duration.ofSeconds(1);

    private final Socket client;
    private final Weather weather;
    private final Executor threads;
    private final CommitWatch commits = new CommitWatch();
    private volatile Socket backend;
    private volatile boolean losesReply;
    private volatile boolean reset;
    private volatile boolean late;

    Link(Socket client, Weather weather, Executor threads) {
        this.client = client;
        this.weather = weather;
        this.threads = threads;
    }

    /** Returns when both directions have ended. */
    void run(Backends backends) throws InterruptedException {
        if (weather.refusing()) {
            reset();
            return;
        }
        late = weather.awaitPassage();
        try {
            client.setTcpNoDelay(true);
            backend = backends.connect();
        } catch (IOException nobodyThere) {
            reset();
            return;
        }
        if (reset) {
            reset();
            return;
        }
        CountDownLatch back = new CountDownLatch(1);
        threads.execute(() -> {
            pump(backend, client, this::comesBack);
            back.countDown();
        });
        pump(client, backend, this::goesOut);
        back.await();
    }

    /** For the end of {@link #run}: what has been passed on is not taken back, as a reset would. */
    void close() {
        close(client);
        if (backend != null) {
            close(backend);
        }
    }

    /** Both sides see a connection reset by its peer. */
    void reset() {
        reset = true;
        reset(client);
        if (backend != null) {
            reset(backend);
        }
    }

    /** How much of what has arrived may go on; fewer bytes than arrived means that the link breaks behind them. */
    private interface Passage {
        int allowed(byte[] bytes, int count) throws InterruptedException;
    }

    private void pump(Socket from, Socket to, Passage passage) {
        byte[] bytes = new byte[BUFFER];
        try {
            int count = from.getInputStream().read(bytes);
            while (count >= 0) {
                late |= weather.awaitPassage();
                int allowed = passage.allowed(bytes, count);
                to.getOutputStream().write(bytes, 0, allowed);
                if (allowed < count) {
                    reset();
                    return;
                }
                count = from.getInputStream().read(bytes);
            }
            if (weather.awaitPassage() || late) {
                weather.pause(LATE_END);
            }
            to.shutdownOutput();
        } catch (IOException broken) {
            reset();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            reset();
        }
    }

    private int goesOut(byte[] bytes, int count) throws InterruptedException {
        Optional<String> committing = commits.commitIn(bytes, count);
        Optional<CommitFault> fault = committing.flatMap(weather::takeCommitFault);
        if (fault.isEmpty()) {
            return count;
        }
        switch (fault.get()) {
            case LOSE_COMMAND -> {
                return 0;
            }
            case LOSE_REPLY -> losesReply = true;
            case HOLD -> weather.awaitHeal();
        }
        return count;
    }

    private int comesBack(byte[] bytes, int count) {
        return losesReply ? 0 : weather.allowed(count);
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException alreadyClosed) {
            return;
        }
        close(socket);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
