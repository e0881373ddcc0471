package io.colloquy.standalone.door;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A request to an operation before it is written down, to be spoilt piece by piece. */
final class Draft {
    final Operation operation;
    /** By the parameter's name; as they go into the path, thus encoded. */
    final Map<String, String> path = new LinkedHashMap<>();
    /** Whole pairs, encoded. */
    final List<String> query = new ArrayList<>();

    final List<String> headers = new ArrayList<>();
    String method;
    String mediaType;
    JsonNode json;
    /** Instead of {@link #json}; null for neither. */
    byte[] content;

    Draft(Operation operation) {
        this.operation = operation;
        this.method = operation.method();
    }

    RawRequest written() {
        String target = operation.path();
        for (Map.Entry<String, String> value : path.entrySet()) {
            target = target.replace("{" + value.getKey() + "}", value.getValue());
        }
        if (!query.isEmpty()) {
            target += "?" + String.join("&", query);
        }
        byte[] body =
                content != null || json == null ? content : json.toString().getBytes(StandardCharsets.UTF_8);
        RawRequest request = new RawRequest(method, target, headers, body == null ? null : RawRequest.bytes(body));
        return mediaType == null ? request : request.with("Content-Type: " + mediaType);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
