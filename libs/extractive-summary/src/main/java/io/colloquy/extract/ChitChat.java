package io.colloquy.extract;

import java.util.List;
import java.util.regex.Pattern;

/** Greetings, laughter, thanks and applause: friendly, and not worth a line in a digest. */
final class ChitChat {
    private static final Pattern LAUGHTER =
            Pattern.compile("(?:[hj][aeiou]+){2,20}[hj]?|x+d+|lo+l|rofl|lmao+|haha.*|jaja.*");
    private static final Lexicon WORDS = new Lexicon(
            "hi, hey, heyy, hello, hallo, hola, moin, servus, morning, good morning, guten morgen, guten abend, gute nacht, good night",
            "gn8, buenos días, buenas, buenas tardes, buenas noches, morgen zusammen, morgen allerseits, night, nacht, n8",
            "see you tomorrow, see you soon, bis bald, nos vemos mañana, descansad, descansa, que descanséis, buen finde, schönen abend, schönen feierabend, schlaft gut, sleep well, heading out, off to bed, nachti, nighty, take care",
            "bye, ciao, tschüss, tschau, adiós, hasta luego, hasta mañana, bis dann, bis später, bis morgen, see you, cu, later, bb",
            "danke, dankeschön, danke dir, danke schön, vielen dank, thanks, thank you, thx, ty, tx, gracias, muchas gracias, mil gracias, bitte, please, por favor",
            "de nada, gern, gerne, gern geschehen, you're welcome, np, no problem, kein problem, no worries, keine ursache",
            "super, toll, cool, nice, great, genial, perfekt, perfect, perfecto, klasse, prima, geil, mega, awesome, amazing, love it, lovely, guay",
            "qué bien, qué guay, qué bueno, estupendo, fenomenal, wow, omg, oh, ah, ach, uff, ups, oje, oh no, hm, hmm, mhm, aha, na, naja, tja, oye, ey, eh, uy, ay",
            "ja, jo, jap, jep, yep, yes, yeah, yup, nein, nö, no, nope, ok, okay, oki, okey, k, kk, vale, sí, claro, klar, passt, genau",
            "sure, alright, right, same, true, stimmt, exacto, exactly, exakt, eso, ya, alles klar, got it, deal, dale, venga, va, de acuerdo",
            "guten appetit, que aproveche, enjoy, have fun, viel spaß, pasadlo bien, gute besserung, congrats, glückwunsch, felicidades",
            "zusammen, alle, leute, guys, chicos, chicas, familia, team, everyone, all, ihr lieben, lieben, mama, mamá, papa, papá, liebe, amor, besos, un beso, beso, abrazo, kuss, bussi, xoxo, lg, vg, liebe grüße",
            "so, too, auch, también, mir, dir, euch, you, me, a todos, todos, mal, echt, really, jetzt, now, wirklich, sehr, very, so good, very good, sehr gut, muy bien, gut, good, bien, bueno, pues, dann, then, und, and, y");

    private static final Lexicon IDLE_TOPICS = new Lexicon(
            "geschlafen, wetter, hunger, hungrig, mahlzeit, kantine, mittagessen, spoilern, serie, playlist, stau",
            "dormido, dormisteis, qué frío, qué calor, hambre, llueve, la serie, el programa",
            "slept, sleep well, weather, hungry, starving, lunch, the gym, playlist, series, traffic");

    private ChitChat() {}

    /** Whether nothing else is said; also true for a text without words. */
    static boolean isAll(List<String> words) {
        return count(words) == words.size();
    }

    /** Whether the talk is of sleep, food, weather and the like. */
    static boolean isIdle(List<String> words) {
        return IDLE_TOPICS.isIn(words);
    }

    static boolean laughs(List<String> words) {
        return words.stream().anyMatch(ChitChat::isLaughter);
    }

    private static boolean isLaughter(String word) {
        return "hjxlr".indexOf(word.charAt(0)) >= 0 && LAUGHTER.matcher(word).matches();
    }

    /** How many of the words are chit-chat. */
    static int count(List<String> words) {
        int count = 0;
        int at = 0;
        while (at < words.size()) {
            int length = WORDS.lengthAt(words, at);
            if (length == 0 && isLaughter(words.get(at))) {
                length = 1;
            }
            count += length;
            at += Math.max(1, length);
        }
        return count;
    }
}
