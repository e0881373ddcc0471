package io.colloquy.faultwall;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a request asks for. */
final class Prompt {
    private static final Pattern NONCE = Pattern.compile("chat-[0-9a-f]{8,}");
    private static final Pattern LINE = Pattern.compile("\\[(\\d{1,9})] \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d");

    private final Request request;
    private final List<String> roles = new ArrayList<>();
    private String model = "";
    private String question = "";
    private boolean streamed;
    private boolean wantsUsage;

    Prompt(Request request) {
        this.request = request;
        JsonText.fields(request.body(), this::field);
    }

    private void field(String name, String value) {
        switch (name) {
            case "model" -> model = value;
            case "stream" -> streamed = value.equals("true");
            case "include_usage" -> wantsUsage = value.equals("true");
            case "role" -> roles.add(value);
            case "content", "text" -> question = value;
            default -> {}
        }
    }

    String body() {
        return request.body();
    }

    String authorization() {
        return request.headers().get("authorization");
    }

    String model() {
        return model;
    }

    boolean streamed() {
        return streamed;
    }

    boolean wantsUsage() {
        return wantsUsage;
    }

    /** The last text, without what differs from attempt to attempt. */
    String question() {
        return NONCE.matcher(question).replaceAll("chat");
    }

    boolean endsWithAssistant() {
        return !roles.isEmpty() && roles.get(roles.size() - 1).equals("assistant");
    }

    boolean isSummary() {
        return question.contains("<chat-");
    }

    /** The numbers of the messages in the transcript. */
    List<Integer> numbers() {
        List<Integer> numbers = new ArrayList<>();
        Matcher line = LINE.matcher(question);
        while (line.find()) {
            numbers.add(Integer.valueOf(line.group(1)));
        }
        return numbers;
    }

    int promptTokens() {
        return Math.max(1, question.length() / 4);
    }
}
