package io.colloquy.standalone.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Follows a job by its server-sent events, over as many connections as it takes. */
public final class JobEvents {
    /** A stream that ends early this often in a row, without a word, is not going to get better. */
    private static final int SILENT_STREAMS = 20;

    private static final Duration DELIVERY = Duration.ofSeconds(60);
    private static final Duration BETWEEN = Duration.ofMillis(100);
    private static final int NOT_FOUND = 404;

    private final GatewayClient gateway;
    private final String jobId;
    private String lastEventId;
    private String data = "";
    private boolean heard;
    private JobView newest;

    public JobEvents(GatewayClient gateway, String jobId) {
        this.gateway = gateway;
        this.jobId = jobId;
    }

    /** Blocks until the job is over and returns how it ended. */
    public JobView untilOver(Consumer<JobView> progress) {
        newest = created();
        int silent = 0;
        while (!newest.isOver()) {
            heard = false;
            read(progress);
            silent = heard ? 0 : silent + 1;
            if (silent > SILENT_STREAMS) {
                throw new Problem("The events of job " + jobId + " break off again and again.");
            }
            if (!newest.isOver()) {
                newest = gateway.get("/api/jobs/" + jobId, JobView.class);
            }
        }
        progress.accept(newest);
        return newest;
    }

    /** A service owes the job to tracking-service from the moment it answers, and delivers it a little later. */
    private JobView created() {
        Instant deadline = Instant.now().plus(DELIVERY);
        while (true) {
            try {
                return gateway.get("/api/jobs/" + jobId, JobView.class);
            } catch (Problem e) {
                if (e.status() != NOT_FOUND || Instant.now().isAfter(deadline)) {
                    throw e;
                }
                Pause.of(BETWEEN);
            }
        }
    }

    private void read(Consumer<JobView> progress) {
        var response = gateway.stream("/api/jobs/" + jobId + "/events", lastEventId);
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            while (line != null && !newest.isOver()) {
                take(line, progress);
                line = lines.readLine();
            }
        } catch (IOException brokeOff) {
            // the next connection resumes after the last event
        }
    }

    private void take(String line, Consumer<JobView> progress) {
        if (line.startsWith("id:")) {
            lastEventId = line.substring(3).strip();
        } else if (line.startsWith("data:")) {
            data = line.substring(5).strip();
        } else if (line.isEmpty() && data.contains("\"total\"")) {
            newest = gateway.read(data, JobView.class);
            heard = true;
            data = "";
            progress.accept(newest);
        }
    }
}
