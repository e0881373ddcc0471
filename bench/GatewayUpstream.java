import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** {@code java GatewayUpstream.java PORT}: reads uploads to their end, and holds event streams open with a comment every 15 s. */
class GatewayUpstream {
    private static final long HEARTBEAT_MS = 15_000;

    public static void main(String[] arguments) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[0])), 1024);
        server.createContext("/api/imports", GatewayUpstream::swallow);
        server.createContext("/api/chats", GatewayUpstream::stream);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
    }

    private static void swallow(HttpExchange exchange) throws IOException {
        long read = 0;
        byte[] piece = new byte[64 * 1024];
        try (exchange; InputStream body = exchange.getRequestBody()) {
            for (int count = body.read(piece); count >= 0; count = body.read(piece)) {
                read += count;
            }
            byte[] answer = Long.toString(read).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private static void stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        try (exchange) {
            exchange.sendResponseHeaders(200, 0);
            while (true) {
                exchange.getResponseBody().write(":\n\n".getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
                Thread.sleep(HEARTBEAT_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
