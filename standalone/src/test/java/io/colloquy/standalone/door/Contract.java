package io.colloquy.standalone.door;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Holds answers against the document that the gateway serves: a status, media type, header or body that it does not tell of is a fault. */
final class Contract {
    /**
     * What {@code default} stands for: refusals for how HTTP is spoken, whatever the operation, and failures that no client
     * can bring about. Every other status is an operation's own and has to be named.
     */
    private static final Set<Integer> OF_HTTP_ITSELF =
            Set.of(405, 406, 408, 411, 413, 414, 415, 417, 431, 500, 501, 502, 504, 505);

    private static Contract shared;

    private final Document document;
    private final Schemas schemas;

    private Contract(Document document) {
        this.document = document;
        this.schemas = new Schemas(document.operations().get(0).document());
    }

    static synchronized Contract shared() {
        if (shared == null) {
            shared = new Contract(Document.served());
        }
        return shared;
    }

    Document document() {
        return document;
    }

    /** What is wrong with an answer; empty when nothing is, or when the request was for none of the operations. */
    List<String> faults(String method, String target, Answer answer) {
        List<String> faults = new ArrayList<>();
        document.of(method, target).ifPresent(operation -> hold(operation, answer, faults));
        return faults;
    }

    /** As {@link #faults(String, String, Answer)}, of an operation by its name. */
    List<String> faults(Operation operation, Answer answer) {
        List<String> faults = new ArrayList<>();
        hold(document.named(operation.name()), answer, faults);
        return faults;
    }

    private void hold(Operation operation, Answer answer, List<String> faults) {
        Optional<JsonNode> named = operation.response(answer.status());
        if (named.isEmpty() && !OF_HTTP_ITSELF.contains(answer.status())) {
            faults.add("the document has no " + answer.status() + " of " + operation);
            return;
        }
        JsonNode response =
                named.orElseGet(() -> operation.resolved(operation.described().at("/responses/default")));
        response.path("headers").properties().stream()
                .filter(header ->
                        operation.resolved(header.getValue()).path("required").asBoolean())
                .filter(header ->
                        answer.all(header.getKey().toLowerCase(Locale.ROOT)).isEmpty())
                .forEach(header -> faults.add("a " + answer.status() + " without " + header.getKey()));
        if (response.path("content").isEmpty()) {
            if (!answer.body().isEmpty()) {
                faults.add("a " + answer.status() + " of " + operation + " with a body that the document has not");
            }
        } else {
            content(operation, response.path("content"), answer, faults);
        }
    }

    private void content(Operation operation, JsonNode content, Answer answer, List<String> faults) {
        String type =
                String.valueOf(answer.header("content-type")).split(";", 2)[0].strip();
        if (!content.has(type)) {
            faults.add("the document has no " + type + " for a " + answer.status() + " of " + operation);
        } else if (type.matches("application/(.+\\+)?json")) {
            schemas.faults(content.path(type).path("schema"), answer.body())
                    .forEach(fault ->
                            faults.add("a " + answer.status() + " of " + operation + " is not as told: " + fault));
        }
    }
}
