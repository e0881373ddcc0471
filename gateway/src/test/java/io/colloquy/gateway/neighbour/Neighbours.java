package io.colloquy.gateway.neighbour;

/** The three services behind the gateway under test, whose management answers on the same port, and an issuer of tokens. */
public final class Neighbours {
    public final ScriptedNeighbour summary = new ScriptedNeighbour();
    public final ScriptedNeighbour graph = new ScriptedNeighbour();
    public final ScriptedNeighbour tracking = new ScriptedNeighbour();
    public final ScriptedNeighbour issuer = new ScriptedNeighbour();

    public void forget() {
        summary.forget();
        graph.forget();
        tracking.forget();
        issuer.forget();
    }
}
