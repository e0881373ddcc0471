package io.colloquy.extract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Links answers to questions and agreement to proposals, looking back from each thought to the nearest it can settle. */
final class Replies {
    private static final int LOOK_BACK = 5;
    private static final int LONGEST = 200;
    private static final int MOST = 2;
    private static final double PROPOSAL = 0.5;
    private static final Duration ATTENTION = Duration.ofMinutes(15);
    private static final Duration PATIENCE = Duration.ofHours(3);
    private static final Lexicon REACTIONS = new Lexicon(
            "ja, jo, jap, jep, nein, nö, nee, klar, passt, genau, ok, okay, abgemacht, gern, gerne, gut, alles klar, perfekt, super, einverstanden, geht klar, deal, bin dabei, dabei, leider, mach ich, mache ich, machen wir, gute idee, stimmt, bei mir, geht bei mir, klingt gut, top",
            "sí, no, vale, claro, de acuerdo, perfecto, perfecta, hecho, venga, dale, me parece, me apunto, genial, buena idea, por mí, a mí, me va, yo también, yo no, yo sí, exacto, trato hecho, oído, ok vale",
            "yes, yeah, yep, nope, nah, sure, agreed, sounds good, works for me, fine, fine by me, good idea, on it, will do, done, can do, i can, i can't, me too, perfect, great, got it, approved, +1, lgtm, makes sense");

    private final List<Thought> thoughts;
    private final int[] segments;
    private final int[] opening;
    private final List<List<Integer>> chains = new ArrayList<>();

    private Replies(List<Thought> thoughts, int[] segments) {
        this.thoughts = thoughts;
        this.segments = segments;
        this.opening = new int[thoughts.size()];
    }

    static List<Exchange> link(List<Thought> thoughts, int[] segments) {
        Replies links = new Replies(thoughts, segments);
        for (int at = 0; at < thoughts.size(); at++) {
            links.place(at);
        }
        return links.exchanges();
    }

    private void place(int at) {
        chains.add(new ArrayList<>(List.of(at)));
        opening[at] = at;
        for (int before = at - 1; before >= Math.max(0, at - LOOK_BACK); before--) {
            if (settles(at, before)) {
                opening[at] = opening[before];
                chains.get(opening[before]).add(at);
                return;
            }
        }
    }

    private boolean settles(int reply, int before) {
        Thought answer = thoughts.get(reply);
        Thought asked = thoughts.get(before);
        List<Integer> chain = chains.get(opening[before]);
        if (Objects.equals(answer.sender(), asked.sender())
                || chain.size() > MOST
                || chain.get(chain.size() - 1) != before
                || asked.isChitChat()
                || answer.length() > LONGEST) {
            return false;
        }
        boolean next = reply == before + 1;
        if (REACTIONS.isAt(answer.firstWords(), 0)) {
            return within(next ? PATIENCE : ATTENTION, asked, answer) && reactsTo(answer, asked, chain);
        }
        if (next && answer.volunteers() && !answer.asks() && asked.weight() >= PROPOSAL) {
            return within(ATTENTION, asked, answer);
        }
        boolean answers = asked.asks() && !answer.isChitChat() && !answer.asks();
        if (next && within(ATTENTION, asked, answer)) {
            return answers;
        }
        return answers && within(PATIENCE, asked, answer) && shareTerm(asked, answer);
    }

    /** A bare "ok" counts where something was asked or decided; with more words it may also conclude the talk. */
    private boolean reactsTo(Thought answer, Thought asked, List<Integer> chain) {
        boolean opens = chain.size() == 1;
        if (answer.isChitChat()) {
            return opens && (asked.asks() || asked.commits());
        }
        return asked.asks() || asked.commits() || thoughts.get(chain.get(0)).asks();
    }

    private static boolean within(Duration time, Thought asked, Thought answer) {
        return Thoughts.gap(asked.endsAt(), answer.startsAt()).compareTo(time) <= 0;
    }

    private static boolean shareTerm(Thought one, Thought other) {
        Set<String> terms =
                one.readings().flatMap(reading -> reading.terms().stream()).collect(Collectors.toSet());
        return other.readings().flatMap(reading -> reading.terms().stream()).anyMatch(terms::contains);
    }

    private List<Exchange> exchanges() {
        List<Exchange> exchanges = new ArrayList<>();
        for (int at = 0; at < thoughts.size(); at++) {
            if (opening[at] == at) {
                exchanges.add(
                        new Exchange(chains.get(at).stream().map(thoughts::get).toList(), segments[at]));
            }
        }
        return exchanges;
    }
}
