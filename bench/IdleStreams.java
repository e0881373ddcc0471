import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code java IdleStreams.java URL STREAMS SECONDS PID AUTHORIZATION}: opens event streams, waits, and prints the resident
 * memory of the process before, with all of them open, and at the end, in MB.
 */
class IdleStreams {
    public static void main(String[] arguments) throws IOException, InterruptedException {
        URI url = URI.create(arguments[0]);
        int streams = Integer.parseInt(arguments[1]);
        long pid = Long.parseLong(arguments[3]);
        int before = memory(pid);
        List<Socket> open = new ArrayList<>();
        for (int i = 0; i < streams; i++) {
            open.add(opened(url, arguments[4]));
        }
        int all = memory(pid);
        Thread.sleep(Integer.parseInt(arguments[2]) * 1000L);
        System.out.println(before + " " + all + " " + memory(pid));
        for (Socket socket : open) {
            socket.close();
        }
    }

    private static Socket opened(URI url, String authorization) throws IOException {
        Socket socket = new Socket(url.getHost(), url.getPort());
        socket.getOutputStream()
                .write(("GET " + url.getPath() + " HTTP/1.1\r\nHost: " + url.getAuthority()
                                + "\r\nAccept: text/event-stream\r\nAuthorization: " + authorization + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        InputStream answer = socket.getInputStream();
        String head = new String(answer.readNBytes(12), StandardCharsets.US_ASCII);
        if (!head.endsWith(" 200")) {
            throw new IOException(head);
        }
        return socket;
    }

    private static int memory(long pid) throws IOException {
        for (String line : java.nio.file.Files.readAllLines(java.nio.file.Path.of("/proc/" + pid + "/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Integer.parseInt(line.replaceAll("\\D", "")) / 1024;
            }
        }
        throw new IOException("no process " + pid);
    }
}
