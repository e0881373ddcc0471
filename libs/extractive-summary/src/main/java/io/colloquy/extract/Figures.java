package io.colloquy.extract;

import java.util.List;

/** Times, days, amounts and other numbers of a sentence. */
final class Figures {
    private static final Lexicon DAYS = new Lexicon(
            "montag, dienstag, mittwoch, donnerstag, freitag, samstag, sonnabend, sonntag, montags, morgen früh, übermorgen, morgen, heute abend, wochenende, nächste woche, kommende woche, januar, februar, märz, april, mai, juni, juli, august, september, oktober, november, dezember",
            "lunes, martes, miércoles, jueves, viernes, sábado, domingo, pasado mañana, mañana, esta tarde, esta noche, fin de semana, finde, la semana que viene, próxima semana, enero, febrero, marzo, abril, mayo, junio, julio, agosto, septiembre, octubre, noviembre, diciembre",
            "monday, tuesday, wednesday, thursday, friday, saturday, sunday, mon, tue, wed, thu, fri, tomorrow, tonight, weekend, next week, this week, january, february, march, june, july, october, december");
    private static final Lexicon CLOCK = new Lexicon(
            "uhr, mittags, mittag, halb, viertel, noon, midnight, o'clock, am, pm, de la tarde, de la mañana, de la noche, y media, y cuarto, a mediodía, h");
    private static final Lexicon UNITS = new Lexicon(
            "euro, euros, eur, dollar, dollars, pounds, pfund, kilo, kilos, kg, km, meter, qm, m2, liter, litros, litres, personen, personas, people, prozent, percent, por ciento, stück, kisten, cajas, boxes, stunden, horas, hours, minuten, minutos, minutes, tage, días, days, wochen, semanas, weeks, grad, grados");

    private Figures() {}

    static double weigh(String text, List<String> words) {
        boolean number = words.stream().anyMatch(word -> Character.isDigit(word.charAt(0)));
        double weight = DAYS.isIn(words) ? 0.5 : 0;
        if (words.stream().anyMatch(Figures::isTime) || (number && CLOCK.isIn(words))) {
            weight += 0.6;
        } else if (hasCurrency(text) || (number && UNITS.isIn(words))) {
            weight += 0.5;
        } else if (number) {
            weight += 0.25;
        }
        return weight;
    }

    /** "18:30", "9.15", "18h", "6pm". */
    private static boolean isTime(String word) {
        int digits = 0;
        while (digits < word.length() && Character.isDigit(word.charAt(digits))) {
            digits++;
        }
        if (digits == 0 || digits > 2 || digits == word.length()) {
            return false;
        }
        String rest = word.substring(digits);
        return rest.equals("h") || rest.equals("am") || rest.equals("pm") || rest.matches("[:.]\\d\\d");
    }

    private static boolean hasCurrency(String text) {
        return text.chars().anyMatch(c -> Character.getType(c) == Character.CURRENCY_SYMBOL);
    }
}
