package io.colloquy.tracking.annotation.pubannotation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A document as it was read, before its annotations are held against its text and against each other. */
final class Draft {
    /** An annotation with where it was read. */
    record Placed<T>(T annotation, int index, long line) {}

    String sourcedb;
    String sourceid;
    String text;
    List<Placed<Denotation>> denotations = new ArrayList<>();
    List<Placed<Denotation>> blocks = new ArrayList<>();
    List<Placed<Relation>> relations = new ArrayList<>();
    List<Placed<Attribute>> attributes = new ArrayList<>();
    final Unread extra;
    /** Ids of annotations that could not be read. */
    final Set<String> rejectedIds = new HashSet<>();

    Draft(Budget budget) {
        extra = new Unread(budget);
    }
}
