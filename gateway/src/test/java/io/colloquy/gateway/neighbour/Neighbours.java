package io.colloquy.gateway.neighbour;

/** The three services behind the gateway under test; their management answers on the same port. */
public final class Neighbours {
    public final ScriptedNeighbour summary = new ScriptedNeighbour();
    public final ScriptedNeighbour graph = new ScriptedNeighbour();
    public final ScriptedNeighbour tracking = new ScriptedNeighbour();

    public void forget() {
        summary.forget();
        graph.forget();
        tracking.forget();
    }
}
