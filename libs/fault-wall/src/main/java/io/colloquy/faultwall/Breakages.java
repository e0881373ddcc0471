package io.colloquy.faultwall;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Answers that begin well and then do not go on as they should. */
final class Breakages {
    private static final Duration FOR_GOOD = Duration.ofMinutes(10);
    private static final String GARBAGE = "{\"id\": \"chatcmpl-wall\", \"choices\": [{\"delta\": {\"con";

    private Breakages() {}

    static boolean reset(Talk talk) {
        talk.reset();
        return false;
    }

    static boolean silent(Talk talk) throws IOException {
        talk.silence(FOR_GOOD);
        return false;
    }

    static boolean slow(Talk talk) throws IOException {
        talk.silence(talk.pace().slow());
        return Answers.healthy(talk);
    }

    /** The connection closes in the middle. */
    static boolean cut(Talk talk) throws IOException {
        half(talk, talk.tokens(40));
        return false;
    }

    /** The answer ends in the middle, and by HTTP's rules it is whole. */
    static boolean end(Talk talk) throws IOException {
        if (talk.prompt().streamed()) {
            return new Events(talk).tokens(first(talk, talk.tokens(40))).end();
        }
        String body = Answers.completion(talk, Words.answer(talk.prompt()), "stop");
        return talk.answer(200, body.substring(0, body.length() / 2), Map.of());
    }

    static boolean stall(Talk talk) throws IOException {
        int before = talk.tokens(20);
        if (!talk.prompt().streamed()) {
            String rest = half(talk, before);
            talk.silence(talk.pace().stall());
            talk.write(rest);
            return true;
        }
        Events events = new Events(talk).tokens(first(talk, before));
        talk.silence(talk.pace().stall());
        return events.tokens(after(talk, before)).finish("stop").done();
    }

    /** An event too many that is not JSON; every token is there. */
    static boolean garbage(Talk talk) throws IOException {
        return malformed(talk, (events, token) -> {
            events.event(GARBAGE);
            events.token(token);
        });
    }

    /** The event of one token is not JSON, and the token is lost. */
    static boolean broken(Talk talk) throws IOException {
        return malformed(talk, Events::brokenToken);
    }

    static boolean withoutDone(Talk talk) throws IOException {
        return talk.prompt().streamed() ? told(talk).end() : Answers.healthy(talk);
    }

    /** The end mark is missing and the connection stays. */
    static boolean openEnded(Talk talk) throws IOException {
        if (!talk.prompt().streamed()) {
            return Answers.healthy(talk);
        }
        told(talk);
        return silent(talk);
    }

    static boolean endless(Talk talk) throws IOException {
        if (talk.prompt().streamed()) {
            Events events = new Events(talk);
            while (true) {
                events.token("on and ");
            }
        }
        talk.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
        while (true) {
            talk.count();
            talk.write("1\r\n \r\n");
        }
    }

    private interface Tenth {
        void write(Events events, String token) throws IOException;
    }

    private static boolean malformed(Talk talk, Tenth tenth) throws IOException {
        int number = talk.tokens(10);
        if (!talk.prompt().streamed()) {
            return talk.answer(200, GARBAGE, Map.of());
        }
        Events events = new Events(talk).tokens(first(talk, number - 1));
        List<String> rest = after(talk, number - 1);
        tenth.write(events, rest.get(0));
        return events.tokens(rest.subList(1, rest.size())).finish("stop").done();
    }

    private static Events told(Talk talk) throws IOException {
        return new Events(talk)
                .tokens(Words.tokens(Words.answer(talk.prompt())))
                .finish("stop");
    }

    /** Writes the beginning and returns what is missing. */
    private static String half(Talk talk, int tokens) throws IOException {
        if (talk.prompt().streamed()) {
            new Events(talk).tokens(first(talk, tokens));
            return "";
        }
        String body = Answers.completion(talk, Words.answer(talk.prompt()), "stop");
        int half = body.length() / 2;
        talk.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body.substring(0, half));
        return body.substring(half);
    }

    private static List<String> first(Talk talk, int count) {
        List<String> tokens = Words.tokens(Words.answer(talk.prompt()));
        return tokens.subList(0, Math.min(count, tokens.size()));
    }

    private static List<String> after(Talk talk, int count) {
        List<String> tokens = Words.tokens(Words.answer(talk.prompt()));
        return tokens.subList(Math.min(count, tokens.size()), tokens.size());
    }
}
