package io.colloquy.standalone.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.junit.jupiter.api.Test;

class ProblemTest {
    @Test
    void aProblemIsReadAsTextAndNotAsJson() throws Exception {
        Problem problem = new Problem(422, new ObjectMapper().readTree("""
                {"type": "https://colloquy.io/problems/date-does-not-exist", "title": "There is no such date", "status": 422,
                 "detail": "Line 7 is dated 31/02.", "instance": "/api/imports", "line": 7, "entry": "_chat\\u001b[0m.txt",
                 "readings": [{"line": 1, "dmy": "2024-02-01"}, {"line": 2, "dmy": "2024-03-01"}],
                 "violations": [{"field": "zone", "in": "form", "message": "is unknown"}]}
                """));

        assertEquals("""
                There is no such date: Line 7 is dated 31/02.
                  zone: is unknown
                  line: 7
                  entry: _chat␛[0m.txt
                  readings:\s
                    line 1, dmy 2024-02-01
                    line 2, dmy 2024-03-01""", problem.getMessage());
        assertEquals("https://colloquy.io/problems/date-does-not-exist", problem.type());
    }

    @Test
    void anAnswerWithoutAProblemStillSaysSomething() {
        assertEquals("The gateway answered 502", new Problem(502, MissingNode.getInstance()).getMessage());
    }
}
