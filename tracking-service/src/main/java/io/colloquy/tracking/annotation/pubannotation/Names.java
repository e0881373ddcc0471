package io.colloquy.tracking.annotation.pubannotation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The ids of one document, of which every kind of annotation has its share. A name that two annotations claim goes to
 * the first that is right, but what refers to it could mean either, so nothing may.
 */
final class Names {
    enum Kind {
        DENOTATION,
        BLOCK,
        RELATION,
        ATTRIBUTE,
        /** What could not be read. */
        UNREAD;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Map<String, Kind> given = new HashMap<>();
    private final Set<String> ambiguous = new HashSet<>();
    private final Set<String> referred = new HashSet<>();
    private final Map<String, Kind> taken = new HashMap<>();

    Names(Draft draft) {
        draft.rejectedIds.forEach(id -> give(id, Kind.UNREAD));
        draft.denotations.forEach(d -> give(d.annotation().id(), Kind.DENOTATION));
        draft.blocks.forEach(b -> give(b.annotation().id(), Kind.BLOCK));
        for (Draft.Placed<Relation> relation : draft.relations) {
            give(relation.annotation().id(), Kind.RELATION);
            referred.add(relation.annotation().subj());
            referred.add(relation.annotation().obj());
        }
        for (Draft.Placed<Attribute> attribute : draft.attributes) {
            give(attribute.annotation().id(), Kind.ATTRIBUTE);
            referred.add(attribute.annotation().subj());
        }
    }

    void take(String id, Kind kind) {
        Kind other = id == null ? null : taken.putIfAbsent(id, kind);
        if (other != null) {
            throw new Bad(Reason.ID_CLASH, ".id", "The id " + shown(id) + " is that of another " + other.word() + ".");
        }
    }

    /** What an end of a relation is: a denotation or a block. */
    Kind end(String id, String path) {
        Kind claimed = claimed(id, path);
        if (claimed == Kind.RELATION || claimed == Kind.ATTRIBUTE) {
            throw new Bad(
                    Reason.REFERENCE_OF_WRONG_KIND,
                    path,
                    shown(id) + " is of kind " + claimed.word() + "; a relation ends at denotations or blocks.");
        }
        return taken(id, path);
    }

    /** Makes sure that an attribute's subject is there and no attribute. */
    void subject(String id) {
        if (claimed(id, ".subj") == Kind.ATTRIBUTE) {
            throw new Bad(Reason.REFERENCE_OF_WRONG_KIND, ".subj", shown(id) + " is an attribute itself.");
        }
        taken(id, ".subj");
    }

    /** Gives ids to those that came without, clear of all that were given or referred to. */
    <T> List<T> filled(List<T> annotations, String prefix, Function<T, String> id, BiFunction<T, String, T> named) {
        List<T> filled = new ArrayList<>(annotations.size());
        int number = 0;
        for (T each : annotations) {
            if (id.apply(each) != null) {
                filled.add(each);
                continue;
            }
            String made;
            do {
                made = prefix + ++number;
            } while (given.containsKey(made) || referred.contains(made));
            filled.add(named.apply(each, made));
        }
        return filled;
    }

    private void give(String id, Kind kind) {
        if (id != null && given.putIfAbsent(id, kind) != null) {
            ambiguous.add(id);
        }
    }

    private Kind claimed(String id, String path) {
        if (ambiguous.contains(id)) {
            throw new Bad(Reason.REFERENCE_AMBIGUOUS, path, "More than one annotation has the id " + shown(id) + ".");
        }
        Kind kind = given.get(id);
        if (kind == null) {
            throw new Bad(Reason.REFERENCE_TO_NOWHERE, path, "There is no annotation " + shown(id) + ".");
        }
        return kind;
    }

    private Kind taken(String id, String path) {
        Kind kind = taken.get(id);
        if (kind == null) {
            throw new Bad(Reason.REFERENCE_TO_REJECTED, path, shown(id) + " was rejected itself.");
        }
        return kind;
    }

    private static String shown(String id) {
        return "'" + Quoted.of(id) + "'";
    }
}
