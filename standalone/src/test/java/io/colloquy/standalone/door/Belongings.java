package io.colloquy.standalone.door;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.standalone.client.ExportUpload;
import io.colloquy.standalone.client.GatewayClient;
import io.colloquy.standalone.client.ImportView;
import io.colloquy.standalone.client.JobEvents;
import io.colloquy.standalone.client.PlanView;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** One of everything that an account can have, made as its owner makes it, each with a word that nobody else knows. */
final class Belongings {
    private static final String EXPORT = """
            13/01/2024, 10:00 - Ana: Nobody knows about the %1$s in the cellar.
            13/01/2024, 10:05 - Ben: Then let us keep the %1$s a secret, shall we?
            14/01/2024, 10:00 - Ana: The %1$s is gone.
            """;

    private Belongings() {}

    static Things of(GatewayClient gateway, String project, String word) {
        ImportView imported = gateway.upload(
                "/api/imports", file("WhatsApp Chat with " + word + ".txt", EXPORT, word), ImportView.class);
        while (imported.isWaiting()) {
            imported = gateway.get("/api/imports/" + imported.id(), ImportView.class);
        }
        long chat = imported.orProblem().chats().get(0);
        PlanView plan = gateway.post(
                "/api/backfills", new PlanView.Request(true, null, null, List.of(chat), "missing"), PlanView.class);
        PlanView applied = gateway.post("/api/backfills", new PlanView.Application(plan.planId()), PlanView.class);
        new JobEvents(gateway, applied.jobId()).untilOver(progress -> {});
        JsonNode message =
                gateway.get("/api/chats/" + chat + "/messages", JsonNode.class).at("/items/0/id");
        JsonNode upload = gateway.post("/api/annotations/" + project, annotation(project, word), JsonNode.class);
        return new Things()
                .with("imports", Long.toString(imported.id()))
                .with("chats", Long.toString(chat))
                .with("messages", message.asText())
                .with("summaries", "2024-01-13")
                .with("backfills", plan.planId())
                .with("planId", plan.planId())
                .with("jobs", applied.jobId())
                .with("annotations", project)
                .with("documents", project)
                .with("{sourcedb}", "first")
                .with("uploads", upload.path("id").asText())
                .with("models", "default");
    }

    private static Map<String, Object> annotation(String project, String word) {
        return Map.of(
                "sourcedb", project, "sourceid", "first", "text", "The " + word + " sleeps.", "denotations", List.of());
    }

    private static ExportUpload file(String name, String text, String word) {
        byte[] content = text.formatted(word).getBytes(StandardCharsets.UTF_8);
        return ExportUpload.of(name, () -> new ByteArrayInputStream(content));
    }
}
