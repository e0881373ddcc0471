package io.colloquy.standalone.lab;

import io.colloquy.faultproxy.FaultProxy;
import io.colloquy.standalone.system.Database;
import io.colloquy.standalone.system.Ports;
import io.colloquy.standalone.system.Replica;
import io.colloquy.standalone.system.Service;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A fault proxy in every way that leads to a database or to a neighbour; those to a neighbour spread over its replicas. */
final class Wires implements AutoCloseable {
    private static final Map<Service, List<Service>> NEIGHBOURS = Map.of(
            Service.GATEWAY, List.of(Service.SUMMARY, Service.GRAPH, Service.TRACKING),
            Service.SUMMARY, List.of(Service.GRAPH, Service.TRACKING),
            Service.GRAPH, List.of(),
            Service.TRACKING, List.of());

    private final Map<Wire, FaultProxy> proxies = new LinkedHashMap<>();

    Wires(List<Replica> replicas, Ports ports) {
        for (Replica from : replicas) {
            proxies.put(Wire.toDatabase(from), FaultProxy.to(ports.postgres()));
            for (Service to : NEIGHBOURS.get(from.service())) {
                int[] backends = replicas.stream()
                        .filter(replica -> replica.service() == to)
                        .mapToInt(replica -> replica.http(ports))
                        .toArray();
                proxies.put(Wire.between(from, to), FaultProxy.to(backends));
            }
        }
    }

    FaultProxy proxy(Wire wire) {
        return proxies.get(wire);
    }

    List<Wire> all() {
        return List.copyOf(proxies.keySet());
    }

    Collection<FaultProxy> to(Service service) {
        return proxies.entrySet().stream()
                .filter(entry -> entry.getKey().to().filter(service::equals).isPresent())
                .map(Map.Entry::getValue)
                .toList();
    }

    /** What leads the process onto its wires; its name travels with its connections to the database. */
    Map<String, String> settings(Replica from, Database database) {
        Map<String, String> settings = new HashMap<>();
        proxies.forEach((wire, proxy) -> {
            if (wire.from().equals(from)) {
                String address = "127.0.0.1:" + proxy.port();
                wire.to()
                        .ifPresentOrElse(
                                to -> settings.put(to + "_URL", "http://" + address),
                                () -> settings.put(
                                        "DATABASE_URL",
                                        database.url(from.service().database(), proxy.port()) + "?application_name="
                                                + from.program()));
            }
        });
        return settings;
    }

    void heal() {
        proxies.values().forEach(FaultProxy::pass);
    }

    @Override
    public void close() {
        proxies.values().forEach(FaultProxy::close);
    }
}
