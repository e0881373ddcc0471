package io.colloquy.standalone.system;

/**
 * One of the processes of a service.
 *
 * @param number from 1; the first one has the system's own ports
 */
public record Replica(Service service, int number) {
    /** Between the ports of two replicas: a system needs five in a row. */
    static final int APART = 10;

    public static Replica first(Service service) {
        return new Replica(service, 1);
    }

    /** Its name in messages, which is also its log's. */
    public String program() {
        return number == 1 ? service.program() : service.program() + "-" + number;
    }

    public int http(Ports system) {
        return of(system).http(service);
    }

    public int management(Ports system) {
        return of(system).management(service);
    }

    private Ports of(Ports system) {
        return new Ports(system.gateway() + (number - 1) * APART);
    }
}
