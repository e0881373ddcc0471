package io.colloquy.tracking.annotation.collection;

/** Annotations by kind: of a document, or a change of them. */
record Counted(int denotations, int blocks, int relations, int attributes) {
    static final Counted NONE = new Counted(0, 0, 0, 0);

    Counted plus(Counted other) {
        return new Counted(
                denotations + other.denotations,
                blocks + other.blocks,
                relations + other.relations,
                attributes + other.attributes);
    }

    Counted minus(Counted other) {
        return new Counted(
                denotations - other.denotations,
                blocks - other.blocks,
                relations - other.relations,
                attributes - other.attributes);
    }

    int total() {
        return denotations + blocks + relations + attributes;
    }
}
