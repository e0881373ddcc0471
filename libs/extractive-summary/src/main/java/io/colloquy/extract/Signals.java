package io.colloquy.extract;

import java.util.List;

/** What makes a sentence worth keeping whatever it is about: decisions, duties, dates, places, amounts, bad news. */
final class Signals {
    private static final Lexicon DECISIONS = new Lexicon(
            "beschlossen, entschieden, entscheiden uns, einigen uns, geeinigt, abgemacht, ausgemacht, vereinbart, steht fest, machen wir, wir machen, wir nehmen, nehmen wir, wir treffen uns, treffen wir uns, treffpunkt, bleibt dabei, zugesagt, gebucht, bestätigt, reserviert, verschoben, bestellt, abgesagt, fällt aus, verlegt, gekauft, bezahlt, unterschrieben, termin, zusage, absage",
            "decidido, decidimos, quedamos, hemos quedado, acordado, acordamos, confirmado, confirmada, reservado, reservada, he reservado, comprado, pagado, firmado, cancelado, cancelada, se cancela, aplazado, aplazada, cambiado, la cita, entonces hacemos, nos vemos, queda cerrado, nos quedamos con, cita",
            "decided, decision, we agreed, agreed, settled, let's, we'll go with, going with, confirmed, booked, reserved, postponed, cancelled, canceled, called off, rescheduled, moved to, ordered, paid, signed, signed off, approved, we ship, final, meeting point, we meet, meet at, appointment");
    private static final Lexicon DUTIES = new Lexicon(
            "ich kann, mach ich, ich mache, ich bringe, bring ich, bringe ich, ich hole, hol ich, hole ich, ich kümmere mich, kümmer mich, ich übernehme, übernehme ich, ich besorge, besorge ich, ich rufe, rufe ich, ruf ich, ich fahre, fahre ich, ich buche, ich bestelle, ich kaufe, ich schicke, schicke ich, vergiss nicht, vergesst nicht, nicht vergessen, denk dran, denkt dran, denkt bitte, wichtig, unbedingt, spätestens, dringend, muss noch, müssen noch, brauchen wir, wir brauchen, deadline, frist, bis zum",
            "yo puedo, puedo ir, me encargo, yo me encargo, yo llevo, llevo yo, yo traigo, traigo yo, yo compro, compro yo, yo recojo, recojo, yo voy, yo hago, lo hago yo, yo llamo, llamo yo, yo reservo, no olvides, no olvidéis, no os olvidéis, acuérdate, acordaos, importante, urgente, como muy tarde, hay que, tenemos que, tienes que, tenéis que, necesitamos, hace falta, falta, fecha límite, antes del",
            "i'll, i will, i can, i'll bring, i'll take, don't forget, dont forget, remember to, remember that, important, urgent, at the latest, we need, we have to, we must, you need to, has to, have to, deadline, due, no later than, please bring, make sure, action item");
    private static final Lexicon NEWS = new Lexicon(
            "operation, kaputt, problem, leider, krank, fieber, arzt, krankenhaus, unfall, verspätung, verspätet, ausgefallen, verloren, vergessen, gefunden, geklappt, bestanden, geboren, geburtstag, gekündigt, kündigung, schlüssel, adresse, rechnung, kaution, vertrag",
            "operación, roto, rota, problema, enfermo, enferma, fiebre, médico, médica, hospital, accidente, retraso, perdido, perdida, encontrado, aprobado, ha nacido, cumpleaños, cumple, llaves, dirección, factura, fianza, contrato, avería, desgraciadamente, por desgracia",
            "surgery, broken, broke, down, problem, issue, bug, outage, unfortunately, sick, ill, fever, doctor, hospital, accident, delayed, late, lost, found, passed, born, birthday, keys, address, invoice, deposit, contract, failed, blocked, blocker, fixed, root cause");
    private static final Lexicon PLACES = new Lexicon(
            "straße, str, strasse, platz, bahnhof, hauptbahnhof, hbf, flughafen, haltestelle, gleis, allee, zimmer, raum, büro, praxis, schule, keller, turnhalle",
            "calle, plaza, avenida, estación, aeropuerto, parada, andén, sala, oficina, portal, colegio, consulta, polideportivo, restaurante",
            "street, avenue, station, airport, platform, gate, room, office, restaurant, school, square, entrance, reception, clinic");

    private Signals() {}

    /** From 0, for small talk, to 2.3. */
    static double of(List<String> words) {
        return (DECISIONS.isIn(words) ? 1.0 : 0)
                + (DUTIES.isIn(words) ? 0.7 : 0)
                + (NEWS.isIn(words) ? 0.4 : 0)
                + (PLACES.isIn(words) ? 0.2 : 0);
    }

    /** Whether somebody takes something over. */
    static boolean volunteers(List<String> words) {
        return DUTIES.isIn(words);
    }

    /** Whether somebody decides or promises something. */
    static boolean commits(List<String> words) {
        return DECISIONS.isIn(words) || DUTIES.isIn(words);
    }
}
