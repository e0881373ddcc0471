package io.colloquy.gateway.leaving;

import io.colloquy.gateway.neighbour.Neighbour;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Everything that an account has, as one zip: a file a service, the gateway's own, and a receipt with counts and checksums.
 * It goes through as it comes; nothing is stored a second time.
 */
@ApplicationScoped
class Export {
    private static final String LINES = ".ndjson";

    private final LeavingClient services;
    private final OwnExport own;
    private final LeavingConfig config;

    Export(LeavingClient services, OwnExport own, LeavingConfig config) {
        this.services = services;
        this.own = own;
        this.config = config;
    }

    /** Fails when a service's part is not whole, or when it stands still for too long, and is then no zip. */
    Multi<Buffer> of(String account) {
        Zip zip = new Zip();
        Map<String, JsonObject> files = new LinkedHashMap<>();
        Multi<Buffer> all = part(zip, files, "account", own.of(account));
        for (Neighbour neighbour : Neighbour.values()) {
            String name = neighbour.name().toLowerCase(Locale.ROOT);
            Multi<byte[]> lines = services.export(account, neighbour).map(Buffer::getBytes);
            all = Multi.createBy().concatenating().streams(all, part(zip, files, name, lines));
        }
        Multi<Buffer> end = Multi.createFrom().deferred(() -> receipt(zip, files));
        return Multi.createBy()
                .concatenating()
                .streams(all, end)
                .ifNoItem()
                .after(config.silence())
                .fail()
                .select()
                .where(ready -> ready.length() > 0);
    }

    private static Multi<Buffer> part(Zip zip, Map<String, JsonObject> files, String name, Multi<byte[]> lines) {
        return Multi.createFrom().deferred(() -> {
            Tally tally = new Tally();
            Multi<Buffer> body = lines.map(chunk -> {
                tally.add(chunk);
                return zip.write(chunk);
            });
            Uni<Buffer> end = Uni.createFrom().item(() -> {
                files.put(name + LINES, tally.whole());
                return zip.endEntry();
            });
            Uni<Buffer> begin = Uni.createFrom().item(() -> zip.begin(name + LINES));
            return Multi.createBy().concatenating().streams(begin.toMulti(), body, end.toMulti());
        });
    }

    private static Multi<Buffer> receipt(Zip zip, Map<String, JsonObject> files) {
        JsonObject all = new JsonObject();
        files.forEach(all::put);
        byte[] text = new JsonObject().put("files", all).encodePrettily().getBytes(StandardCharsets.UTF_8);
        return Multi.createFrom().items(zip.begin("receipt.json"), zip.write(text), zip.endEntry(), zip.end());
    }
}
