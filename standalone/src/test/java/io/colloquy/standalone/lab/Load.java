package io.colloquy.standalone.lab;

import io.colloquy.standalone.client.Pause;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Clients that send one request after the other and write down every answer; 0 is the status of a connection that broke. */
final class Load implements AutoCloseable {
    private static final Duration BETWEEN = Duration.ofMillis(5);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ConcurrentLinkedQueue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final List<Thread> clients = new ArrayList<>();
    private volatile boolean enough;

    /** @param number of the request that it answers */
    record Answer(int number, Instant asked, Instant answered, int status, String body) {}

    /** A request by its path below the gateway; null for no body means a read. */
    record Ask(String path, String body) {}

    static Ask message(long chat, int number) {
        return new Ask(
                "/api/chats/" + chat + "/messages",
                "{\"at\": \"2022-01-20T11:00:00Z\", \"sender\": \"Ana\", \"text\": \"load " + number + "\"}");
    }

    static Load of(LabSystem system, int clients, IntFunction<Ask> requests) {
        Load load = new Load();
        for (int i = 0; i < clients; i++) {
            Thread client = new Thread(() -> load.send(system, requests));
            client.start();
            load.clients.add(client);
        }
        return load;
    }

    int answers() {
        return answers.size();
    }

    List<Answer> all() {
        return List.copyOf(answers);
    }

    void untilAnswered(int count) {
        Instant end = Instant.now().plus(PATIENCE);
        while (answers.size() < count && Instant.now().isBefore(end)) {
            Pause.of(BETWEEN);
        }
    }

    long between(Instant from, Instant to, int status) {
        return answers.stream()
                .filter(answer -> answer.status() == status
                        && answer.asked().isAfter(from)
                        && answer.answered().isBefore(to))
                .count();
    }

    Instant firstAfter(Instant from, int status) {
        return answers.stream()
                .filter(answer -> answer.status() == status && answer.asked().isAfter(from))
                .map(Answer::answered)
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }

    Duration slowest() {
        return answers.stream()
                .map(answer -> Duration.between(answer.asked(), answer.answered()))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private void send(LabSystem system, IntFunction<Ask> requests) {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        while (!enough) {
            int number = numbers.incrementAndGet();
            Ask ask = requests.apply(number);
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + system.http(LabSystem.GATEWAY) + ask.path()))
                    .timeout(PATIENCE)
                    .header("Authorization", "Bearer " + system.secrets().operatorKey())
                    .header("Content-Type", "application/json");
            if (ask.body() != null) {
                request.POST(BodyPublishers.ofString(ask.body()));
            }
            Instant asked = Instant.now();
            try {
                var response = client.send(request.build(), BodyHandlers.ofString());
                answers.add(new Answer(number, asked, Instant.now(), response.statusCode(), response.body()));
            } catch (IOException broken) {
                answers.add(new Answer(number, asked, Instant.now(), 0, broken.toString()));
            } catch (InterruptedException e) {
                return;
            }
            Pause.of(BETWEEN);
        }
    }

    @Override
    public void close() {
        enough = true;
        for (Thread client : clients) {
            try {
                client.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
