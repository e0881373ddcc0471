package io.colloquy.standalone.system;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a launcher tells the processes that it starts, besides its own environment.
 *
 * @param own the launcher's environment, as far as a wish of the user's goes before what is usual here
 */
record Surroundings(Ports ports, Database database, Secrets secrets, Map<String, String> own) {
    private static final String OPERATOR_KEY = "COLLOQUY_OPERATOR_KEY";
    /** What a launcher may have in its environment that is none of its processes' business. */
    static final Set<String> KEPT_BACK = Set.of(OPERATOR_KEY, "COLLOQUY_KEY", InternalKeys.OWN, InternalKeys.ALL);

    private static final String RELIABLE = "ENABLE_RETRY_LOGIC";

    Map<String, String> of(Replica replica) {
        Map<String, String> settings = new HashMap<>();
        // glibc otherwise keeps an arena for every thread that ever allocated.
        settings.put("MALLOC_ARENA_MAX", "2");
        settings.put("COLLOQUY_HOST", "127.0.0.1");
        // All start at once, and each computes a proof of its password while nothing of it is compiled yet.
        settings.put("QUARKUS_DATASOURCE_JDBC_ACQUISITION_TIMEOUT", "30S");
        // As in the shipped manifests; a bare graph-service leaves it off.
        settings.put(RELIABLE, own.getOrDefault(RELIABLE, "true"));
        settings.put("HTTP_PORT", Integer.toString(replica.http(ports)));
        settings.put("MANAGEMENT_PORT", Integer.toString(replica.management(ports)));
        for (Service neighbour : Service.values()) {
            settings.put(neighbour + "_URL", ports.url(neighbour));
            settings.put(neighbour + "_MANAGEMENT_URL", "http://127.0.0.1:" + ports.management(neighbour));
        }
        settings.put("DATABASE_URL", database.url(replica.service().database()));
        settings.putAll(secrets.internal().settings(replica.service()));
        if (replica.service() == Service.GATEWAY) {
            settings.put(OPERATOR_KEY, secrets.operatorKey());
        }
        return settings;
    }
}
