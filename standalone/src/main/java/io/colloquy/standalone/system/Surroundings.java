package io.colloquy.standalone.system;

import java.util.HashMap;
import java.util.Map;

/**
 * What a launcher tells the processes that it starts, besides its own environment.
 *
 * @param own the launcher's environment, as far as a wish of the user's goes before what is usual here
 */
record Surroundings(Ports ports, Database database, Map<String, String> own) {
    private static final String RELIABLE = "ENABLE_RETRY_LOGIC";

    Map<String, String> of(Replica replica) {
        Map<String, String> settings = new HashMap<>();
        // glibc otherwise keeps an arena for every thread that ever allocated.
        settings.put("MALLOC_ARENA_MAX", "2");
        settings.put("COLLOQUY_HOST", "127.0.0.1");
        // As in the shipped manifests; a bare graph-service leaves it off.
        settings.put(RELIABLE, own.getOrDefault(RELIABLE, "true"));
        settings.put("HTTP_PORT", Integer.toString(replica.http(ports)));
        settings.put("MANAGEMENT_PORT", Integer.toString(replica.management(ports)));
        for (Service neighbour : Service.values()) {
            settings.put(neighbour + "_URL", ports.url(neighbour));
            settings.put(neighbour + "_MANAGEMENT_URL", "http://127.0.0.1:" + ports.management(neighbour));
        }
        replica.service().database().ifPresent(name -> settings.put("DATABASE_URL", database.url(name)));
        return settings;
    }
}
