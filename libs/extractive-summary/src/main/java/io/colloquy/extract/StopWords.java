package io.colloquy.extract;

/** Words of German, Spanish and English that say nothing about a topic. One set, because chats mix languages. */
final class StopWords {
    private static final Lexicon GERMAN = new Lexicon(
            "ab, aber, alle, allem, allen, aller, alles, als, also, am, an, andere, anderen, auch, auf, aus, bei, beim, bin, bis",
            "bist, da, dabei, dafür, damit, danach, dann, daran, darauf, darf, darum, das, dass, davon, dazu, dein, deine, deinem",
            "deinen, deiner, dem, den, denn, der, des, dich, die, dies, diese, diesem, diesen, dieser, dieses, dir, doch, dort, du",
            "durch, eben, ein, eine, einem, einen, einer, eines, einfach, einmal, er, es, etwas, euch, euer, eure, eurem, euren, für, gar",
            "ganz, geht, gemacht, gerade, gibt, gleich, hab, habe, haben, habt, hast, hat, hatte, hätte, hatten, hier, hin, ich, ihm",
            "ihn, ihnen, ihr, ihre, ihrem, ihren, ihrer, im, immer, in, ins, irgendwie, ist, ja, jede, jedem, jeden, jeder, jedes, jemand",
            "jetzt, kann, kannst, kein, keine, keinen, könnt, können, könnte, könnten, machen, macht, mal, man, mein, meine, meinem",
            "meinen, meiner, mich, mir, mit, muss, müssen, nach, nicht, nichts, noch, nun, nur, ob, oben, oder, ohne, schon, sehr, sein",
            "seine, seinem, seinen, seiner, seit, sich, sie, sind, so, sollen, soll, sollte, sollten, sonst, über, um, und, uns, unser",
            "unsere, unserem, unseren, unter, viel, vielleicht, vom, von, vor, wann, war, wäre, waren, warum, was, weil, weiter, welche, welchen",
            "welcher, wenn, wer, werde, werden, wie, wieder, will, willst, wir, wird, wo, wohl, wollen, wollte, wurde, wurden, würde, zu, zum",
            "zur, zwar, zwischen, halt, nen, ne, nem, ner, aufm, hatten, ok, okay, beide, beiden, bisschen");
    private static final Lexicon SPANISH = new Lexicon(
            "a, al, algo, alguien, algún, alguna, algunas, alguno, algunos, ahí, ahora, allí, ante, antes, aquel, aquella, aquí, así",
            "aún, aunque, bien, cada, como, cómo, con, contra, cual, cuál, cuando, cuándo, de, del, desde, después, donde, dónde, dos",
            "durante, e, el, él, ella, ellas, ellos, en, entonces, entre, era, eran, eres, es, esa, esas, ese, eso, esos, esta, está",
            "estaba, estamos, están, estar, estas, este, esto, estos, estoy, fue, fueron, gran, ha, había, hace, hacer, haciendo, han",
            "has, hasta, hay, he, hemos, hoy, incluso, ir, la, las, le, les, lo, los, luego, más, me, mi, mí, mientras, mis, misma",
            "mismo, mucha, mucho, muchos, muy, nada, ni, no, nos, nosotros, nuestra, nuestro, nunca, o, os, otra, otras, otro, otros",
            "para, pero, poco, por, porque, pues, puede, puedes, puedo, que, qué, quien, quién, quiere, se, sea, según, ser, si, sí",
            "sido, siempre, sin, sobre, sois, solo, sólo, somos, son, soy, su, sus, también, tampoco, tan, tanto, te, tener, tenemos, tengo",
            "ti, tiene, tienen, tienes, toda, todas, todo, todos, tu, tú, tus, un, una, unas, uno, unos, va, vais, vamos, van, vas, voy, y",
            "ya, yo, vale, creo, igual, os, vosotros, vuestro, vuestra, cosa, cosas, queda, porfa");
    private static final Lexicon ENGLISH = new Lexicon(
            "a, about, after, again, all, also, am, an, and, any, are, aren't, as, at, be, because, been, before, being, but, by, can",
            "can't, come, could, couldn't, did, didn't, do, does, doesn't, doing, don't, done, down, else, even, every, few, for, from",
            "get, gets, getting, go, goes, going, gonna, got, gotta, had, hadn't, has, hasn't, have, haven't, having, he, he's, her, here, hers",
            "him, his, how, i, i'd, i'll, i'm, i've, if, in, into, is, isn't, it, it'll, it's, its, just, know, let, let's, like",
            "make, many, maybe, me, more, most, much, my, need, no, nor, not, now, of, off, oh, on, once, one, only, or, other, our, out",
            "over, own, really, said, same, say, she, she's, should, so, some, something, still, such, than, that, that's, the, their",
            "them, then, there, there's, these, they, they're, thing, things, think, this, those, though, through, to, too, under, until",
            "up, us, very, want, was, wasn't, we, we'd, we'll, we're, we've, well, were, what, what's, when, where, which, while, who",
            "whom, why, will, with, won't, would, wouldn't, yeah, yes, you, you'd, you'll, you're, you've, your, yours, anyone, someone, everyone");

    private StopWords() {}

    static boolean holds(String word) {
        return GERMAN.holds(word) || SPANISH.holds(word) || ENGLISH.holds(word);
    }
}
