package io.colloquy.standalone.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.standalone.client.ExportUpload;
import io.colloquy.standalone.client.GatewayClient;
import io.colloquy.standalone.client.ImportView;
import io.colloquy.standalone.client.JobEvents;
import io.colloquy.standalone.client.JobView;
import io.colloquy.standalone.client.PlanView;
import io.colloquy.standalone.client.SummaryView;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** What a client of the gateway does with chats. */
final class Chats {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final GatewayClient gateway;

    Chats(GatewayClient gateway) {
        this.gateway = gateway;
    }

    /** An export of consecutive days from 1 January 2022 on, with as many messages each. */
    static byte[] export(int days, int messages) {
        StringBuilder text = new StringBuilder();
        for (int day = 0; day < days; day++) {
            String date = DATE.format(LocalDate.of(2022, 1, 1).plusDays(day));
            for (int number = 1; number <= messages; number++) {
                text.append(String.format(
                        "%s, 10:%02d - %s: We decided to paint wall %d of house %d on Friday, is that right?%n",
                        date, number, number % 2 == 0 ? "Ana" : "Ben", number, day));
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    ImportView imported(String fileName, byte[] content) {
        ImportView view = gateway.upload(
                "/api/imports", ExportUpload.of(fileName, () -> new ByteArrayInputStream(content)), ImportView.class);
        while (view.isWaiting()) {
            view = gateway.get("/api/imports/" + view.id(), ImportView.class);
        }
        return view.orProblem();
    }

    PlanView plan(long chat, String mode) {
        return gateway.post(
                "/api/backfills", new PlanView.Request(true, null, null, List.of(chat), mode), PlanView.class);
    }

    PlanView apply(PlanView plan) {
        return gateway.post("/api/backfills", new PlanView.Application(plan.planId()), PlanView.class);
    }

    JobView end(PlanView applied) {
        return new JobEvents(gateway, applied.jobId()).untilOver(progress -> {});
    }

    List<SummaryView> summaries(long chat) {
        return gateway.get("/api/chats/" + chat + "/summaries?limit=200", SummaryView.Page.class)
                .items();
    }

    /** Days of a chat in a status. */
    List<LocalDate> days(long chat, String status) {
        return gateway.get("/api/chats/" + chat + "/days", JsonNode.class)
                .path("items")
                .valueStream()
                .filter(day -> day.path("status").asText().equals(status))
                .map(day -> LocalDate.parse(day.path("day").asText()))
                .toList();
    }
}
