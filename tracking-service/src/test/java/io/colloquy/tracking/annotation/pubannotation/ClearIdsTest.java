package io.colloquy.tracking.annotation.pubannotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClearIdsTest {
    private final AnnotatedDocument document = Reading.withMembers("""
                    "denotations":[{"id":"T1","begin":0,"end":1,"obj":"x"},{"id":"T2","begin":1,"end":2,"obj":"y"}],
                    "relations":[{"id":"R1","subj":"T1","pred":"p","obj":"T2"}],
                    "attributes":[{"id":"A1","subj":"R1","pred":"p"},{"id":"A2","subj":"T1","pred":"q","obj":"T1"}]
                    """).document();

    @Test
    void whatIsTakenIsRenamedWithAllThatRefersToIt() {
        AnnotatedDocument clear = ClearIds.of(document, Set.of("T1", "T3", "R1"));

        assertEquals(
                List.of("T4", "T2"),
                clear.denotations().stream().map(Denotation::id).toList());
        assertEquals(
                new Relation("R2", "T4", "p", "T2", "{}"), clear.relations().get(0));
        assertEquals("R2", clear.attributes().get(0).subj());
        assertEquals(
                new Attribute("A2", "T4", "q", "\"T1\"", "{}"),
                clear.attributes().get(1));
    }

    @Test
    void nothingChangesWhereNothingClashes() {
        assertSame(document, ClearIds.of(document, Set.of("X1")));
    }
}
