package io.colloquy.standalone.door;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What every answer of the gateway keeps to, whatever was asked. */
final class Manners {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern INSIDES = Pattern.compile(
            "\\b(?:java|javax|jakarta|org|com|io)\\.[a-z]\\w*\\.[\\w.$]+|\\w+Exception\\b|\\tat |\\.java:\\d+"
                    + "|\\b(?:SELECT|INSERT|UPDATE|DELETE) .*\\b(?:FROM|INTO|SET)\\b|SQLSTATE");
    /** Once on every answer, errors and refusals before any route included. */
    private static final List<String> ONCE = List.of(
            "content-security-policy",
            "x-content-type-options",
            "x-frame-options",
            "referrer-policy",
            "permissions-policy",
            "cross-origin-resource-policy",
            "cache-control");

    private Manners() {}

    /** What is wrong with an answer; empty when nothing is. */
    static List<String> faults(String method, String target, Answer answer) {
        List<String> faults = new ArrayList<>();
        if (answer.status() >= 500) {
            faults.add("a " + answer.status());
        }
        if (answer.took().compareTo(RawConnection.PATIENCE) > 0) {
            faults.add("it took too long");
        }
        ONCE.stream()
                .filter(header -> answer.all(header).size() != 1)
                .forEach(header -> faults.add(header + " " + answer.all(header).size() + " times"));
        for (String banner : List.of("server", "x-powered-by")) {
            if (answer.header(banner) != null) {
                faults.add("a banner: " + banner);
            }
        }
        if (answer.status() >= 400) {
            error(method, target, answer, faults);
        }
        return faults;
    }

    private static void error(String method, String target, Answer answer, List<String> faults) {
        Matcher insides = INSIDES.matcher(answer.body());
        if (insides.find()) {
            faults.add("it shows the inside: " + insides.group());
        }
        if (answer.status() == 401 && answer.header("www-authenticate") == null) {
            faults.add("a 401 without WWW-Authenticate");
        }
        if ((answer.status() == 429 || answer.status() == 503) && answer.header("retry-after") == null) {
            faults.add("a " + answer.status() + " without Retry-After");
        }
        if (!answer.body().isEmpty()) {
            shape(target, answer, faults);
        } else if (!method.equals("HEAD")) {
            faults.add("an error that says nothing");
        }
    }

    private static void shape(String target, Answer answer, List<String> faults) {
        // What cannot be read as HTTP has no path yet.
        boolean unrouted = answer.body().contains("/problems/malformed-request\"");
        boolean openAi = target.matches("/v1([/?].*)?") && !unrouted;
        String type = String.valueOf(answer.header("content-type"));
        if (!type.startsWith(openAi ? "application/json" : "application/problem+json")) {
            faults.add("an error as " + type);
            return;
        }
        try {
            JsonNode body = JSON.readTree(answer.body());
            boolean said = openAi
                    ? body.at("/error/message").isTextual()
                            && body.at("/error/type").isTextual()
                    : body.path("type").asText().matches("https://colloquy\\.io/problems/[a-z0-9-]+")
                            && body.path("title").isTextual()
                            && body.path("status").asInt() == answer.status();
            if (!said) {
                faults.add("an error in no known shape");
            }
        } catch (JsonProcessingException e) {
            faults.add("an error that is no JSON");
        }
    }
}
