package io.colloquy.tracking.annotation.pubannotation;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one document: counts all of it and keeps the first of each. */
final class Findings {
    private final String file;
    private final int most;
    private final List<Finding> rejections = new ArrayList<>();
    private final List<Finding> warnings = new ArrayList<>();
    private int rejected;
    private int warned;

    Findings(String file, int most) {
        this.file = file;
        this.most = most;
    }

    void add(Reason reason, long line, String place, String detail) {
        List<Finding> list = reason.warning() ? warnings : rejections;
        if (reason.warning()) {
            warned++;
        } else {
            rejected++;
        }
        if (list.size() < most) {
            list.add(new Finding(reason, file, line, place, detail));
        }
    }

    Entry of(long line, AnnotatedDocument document) {
        return new Entry(file, line, document, rejections, warnings, rejected, warned);
    }

    static Entry rejected(Reason reason, String file, long line, String place, String detail) {
        Findings findings = new Findings(file, 1);
        findings.add(reason, line, place, detail);
        return findings.of(line, null);
    }
}
