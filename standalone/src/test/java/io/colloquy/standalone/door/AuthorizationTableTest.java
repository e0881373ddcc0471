package io.colloquy.standalone.door;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AuthorizationTableTest {
    /** Whoever adds an operation says here who may use it; AuthorizationMatrixIT then tries it. */
    @Test
    void theTableAndTheOpenApiDocumentsKnowTheSameOperations() {
        assertEquals(known(false), listed("public"));
        assertEquals(known(true), listed("internal"));
    }

    private static Set<String> known(boolean internal) {
        return sorted(OpenApi.committed().stream()
                .filter(operation -> operation.isInternal() == internal)
                .map(Operation::name));
    }

    private static Set<String> listed(String heading) {
        return sorted(MatrixRow.below(heading).stream().map(MatrixRow::operation));
    }

    private static Set<String> sorted(Stream<String> names) {
        return names.collect(TreeSet::new, TreeSet::add, TreeSet::addAll);
    }
}
