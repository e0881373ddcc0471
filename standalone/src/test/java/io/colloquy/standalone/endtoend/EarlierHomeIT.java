package io.colloquy.standalone.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.standalone.PackagedServices;
import io.colloquy.standalone.system.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A home whose last start was by a release that knew no accounts. */
class EarlierHomeIT {
    @TempDir
    Path folder;

    @Test
    void itGetsTheGatewaysDatabaseAndTheKeysAndKeepsWhatThereWas() throws Exception {
        long chat;
        String key;
        try (RunningColloquy colloquy = RunningColloquy.start(folder, Map.of())) {
            key = colloquy.operatorKey();
            chat = new Chats(colloquy.gateway())
                    .imported("WhatsApp Chat with Earlier.txt", Chats.export(2, 3))
                    .chats()
                    .get(0);
            colloquy.end(Service.GATEWAY);
            try (Connection superuser = colloquy.system().database().connect("postgres")) {
                superuser.createStatement().execute("DROP DATABASE gateway WITH (FORCE)");
            }
        }
        Files.delete(folder.resolve("operator.key"));
        PackagedServices.delete(folder.resolve("internal-keys"));
        PackagedServices.delete(folder.resolve("app"));

        try (RunningColloquy colloquy = RunningColloquy.start(folder, Map.of())) {
            assertNotEquals(key, colloquy.operatorKey());
            JsonNode found = colloquy.gateway().get("/api/chats/" + chat, JsonNode.class);
            assertEquals(chat, found.path("id").asLong());
        }
    }
}
