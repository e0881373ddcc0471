package io.colloquy.summary;

import io.colloquy.summary.ScriptedNeighbour.Call;
import io.colloquy.summary.ScriptedNeighbour.Reply;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Tracking-service in one small class: jobs, claims that raise a fence, and refusal of old fences; leases never end. */
public final class FakeTracking {
    private final Map<String, JsonObject> jobs = new LinkedHashMap<>();
    private final AtomicLong fences = new AtomicLong();
    public final ScriptedNeighbour http;

    FakeTracking(Vertx vertx) {
        http = new ScriptedNeighbour(vertx, "tracking-service", this::answer);
    }

    public void behave() {
        http.script(this::answer);
    }

    public void misbehave(java.util.function.Function<Call, Reply> script) {
        http.script(script);
    }

    public synchronized JsonObject job(String id) {
        return jobs.get(id);
    }

    /** A new job of the same batches and payload. */
    public synchronized JsonObject retry(String id) {
        JsonObject again =
                jobs.get(id).copy().put("id", java.util.UUID.randomUUID().toString());
        again.getJsonArray("batches").forEach(batch -> ((JsonObject) batch).remove("outcome"));
        create(again);
        return again;
    }

    synchronized Reply answer(Call call) {
        String[] path = call.path().substring(1).split("/");
        if (call.path().equals("/internal/jobs")) {
            return create(new JsonObject(call.body()));
        }
        if (path.length == 3 && path[1].equals("jobs")) {
            JsonObject job = jobs.get(path[2]);
            return job == null ? Reply.problem(404, "unknown-job") : Reply.json(200, view(job));
        }
        if (call.path().endsWith("/claim")) {
            return Reply.json(200, claim(new JsonObject(call.body())));
        }
        return held(path, new JsonObject(call.body()));
    }

    private Reply create(JsonObject order) {
        int status = jobs.containsKey(order.getString("id")) ? 200 : 201;
        jobs.computeIfAbsent(order.getString("id"), id -> {
            for (Object batch : order.getJsonArray("batches")) {
                ((JsonObject) batch).put("status", "pending").put("attempt", 0);
            }
            return order;
        });
        return Reply.json(status, view(order));
    }

    private JsonArray claim(JsonObject request) {
        var claims = new JsonArray();
        for (JsonObject job : jobs.values()) {
            if (!request.getJsonArray("kinds").contains(job.getString("kind"))) {
                continue;
            }
            JsonArray batches = job.getJsonArray("batches");
            for (int i = 0; i < batches.size() && claims.size() < request.getInteger("max"); i++) {
                JsonObject batch = batches.getJsonObject(i);
                if (batch.getString("status").equals("pending")) {
                    batch.put("status", "running").put("fence", fences.incrementAndGet());
                    batch.put("attempt", batch.getInteger("attempt") + 1);
                    claims.add(new JsonObject()
                            .put("jobId", job.getString("id"))
                            .put("batch", i + 1)
                            .put("fence", batch.getLong("fence"))
                            .put("attempt", batch.getInteger("attempt"))
                            .put("supersedes", new JsonArray())
                            .put("kind", job.getString("kind"))
                            .put("payload", job.getJsonObject("payload"))
                            .put("items", batch.getJsonArray("items"))
                            .put("leaseMs", 30_000));
                }
            }
        }
        return claims;
    }

    private Reply held(String[] path, JsonObject body) {
        JsonObject job = jobs.get(path[2]);
        JsonObject batch = job.getJsonArray("batches").getJsonObject(Integer.parseInt(path[3]) - 1);
        if (!body.getLong("fence").equals(batch.getLong("fence"))) {
            return Reply.problem(409, "lease-lost");
        }
        switch (path[4]) {
            case "heartbeat" -> {
                return Reply.json(200, Map.of("leaseMs", 30_000));
            }
            case "complete" -> batch.put("status", "completed").put("outcome", body);
            case "fail" -> batch.put("status", batch.getInteger("attempt") < 3 ? "pending" : "failed");
            default -> batch.put("status", "pending").put("attempt", batch.getInteger("attempt") - 1);
        }
        return Reply.nothing();
    }

    private static JsonObject view(JsonObject job) {
        var view = new JsonObject().put("id", job.getString("id")).put("kind", job.getString("kind"));
        var counts = new LinkedHashMap<String, Integer>();
        int total = 0;
        boolean ended = true;
        for (Object each : job.getJsonArray("batches")) {
            JsonObject batch = (JsonObject) each;
            total += batch.getJsonArray("items").size();
            ended &= batch.getString("status").equals("completed")
                    || batch.getString("status").equals("failed");
            JsonObject outcome = batch.getJsonObject("outcome", new JsonObject());
            for (String count : java.util.List.of("done", "failed", "skipped", "invalid")) {
                counts.merge(count, outcome.getInteger(count, 0), Integer::sum);
            }
        }
        view.put("total", total).put("crashed", 0).put("percent", ended ? 100 : 0);
        counts.forEach(view::put);
        return view.put("status", ended ? "completed" : "running");
    }
}
