import io.colloquy.internaltoken.Grant;
import io.colloquy.internaltoken.Group;
import io.colloquy.internaltoken.SigningKey;
import io.colloquy.internaltoken.TokenSigner;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Asks for chat completions over kept connections, each as fast as its answers come, and counts an answer only if it is
 * whole. {@code java ModelCalls.java URL CONNECTIONS SECONDS [HEADER…]} prints {@code MEDIAN_MS P99_MS CALLS_A_SECOND};
 * {@code %d} in a header becomes a number that no other call has.
 */
class ModelCalls {
    private static final String BODY = "{\"model\": \"healthy\", \"messages\": [{\"role\": \"user\", \"content\": "
            + "\"Tell me about lighthouses, in sixty words.\"}]}";

    private static TokenSigner SIGNER;

    public static void main(String[] arguments) throws Exception {
        SIGNER = "graph".equals(System.getenv("ASKED")) ? signer() : null;
        URI url = URI.create(arguments[0]);
        int connections = Integer.parseInt(arguments[1]);
        double seconds = Double.parseDouble(arguments[2]);
        List<String> headers = List.of(arguments).subList(3, arguments.length);
        var threads = Executors.newFixedThreadPool(connections);
        List<Callable<long[]>> callers = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            int caller = i;
            callers.add(() -> call(url, headers, caller, (long) (seconds * 1e9)));
        }
        long start = System.nanoTime();
        List<long[]> all = new ArrayList<>();
        for (Future<long[]> took : threads.invokeAll(callers)) {
            all.add(took.get());
        }
        double elapsed = (System.nanoTime() - start) / 1e9;
        threads.shutdown();
        long[] nanos = all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%.3f %.3f %.0f%n",
                nanos[nanos.length / 2] / 1e6,
                nanos[(int) (nanos.length * 0.99)] / 1e6,
                nanos.length / elapsed);
    }

    private static long[] call(URI url, List<String> headers, int caller, long time) throws IOException {
        long[] took = new long[1_000_000];
        int calls = 0;
        long run = System.nanoTime();
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            for (long start = System.nanoTime(); start - run < time; start = System.nanoTime()) {
                out.write(request(url, headers, run + "-" + caller + "-" + calls));
                String answer = answer(in);
                took[calls++] = System.nanoTime() - start;
                if (!answer.contains("to the next one") || !answer.contains("\"stop\"")) {
                    throw new IOException("not the whole answer: " + answer);
                }
            }
        }
        return Arrays.copyOf(took, calls);
    }

    /** graph-service is asked as the gateway would, by the keys of the system in COLLOQUY_HOME; the others take anything. */
    private static String bearer() {
        return SIGNER == null
                ? "bench"
                : SIGNER.sign(
                        new Grant("graph-service", "local", Set.of(Group.USER), Set.of("read", "write", "generate")),
                        Instant.now());
    }

    private static TokenSigner signer() throws IOException {
        Path key = Path.of(System.getenv("COLLOQUY_HOME"), "internal-keys", "gateway.jwk");
        return new TokenSigner(SigningKey.parse(Files.readString(key), "gateway"));
    }

    private static byte[] request(URI url, List<String> headers, String number) {
        var head = new StringBuilder("POST " + url.getPath() + " HTTP/1.1\r\nHost: " + url.getAuthority()
                + "\r\nContent-Type: application/json\r\nAuthorization: Bearer " + bearer() + "\r\n");
        headers.forEach(header -> head.append(header.replace("%d", number)).append("\r\n"));
        return head.append("Content-Length: ")
                .append(BODY.length())
                .append("\r\n\r\n")
                .append(BODY)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String answer(InputStream in) throws IOException {
        String status = line(in);
        int length = -1;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        var body = new ByteArrayOutputStream();
        if (length >= 0) {
            body.write(in.readNBytes(length));
        } else {
            for (int size = chunk(in); size > 0; size = chunk(in)) {
                body.write(in.readNBytes(size));
                line(in);
            }
            line(in);
        }
        String text = body.toString(StandardCharsets.UTF_8);
        if (!status.contains(" 200")) {
            throw new IOException(status + " " + text);
        }
        return text;
    }

    private static int chunk(InputStream in) throws IOException {
        return Integer.parseInt(line(in).split(";", 2)[0].strip(), 16);
    }

    private static String line(InputStream in) throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException();
            }
            if (b != '\r') {
                bytes.write(b);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
