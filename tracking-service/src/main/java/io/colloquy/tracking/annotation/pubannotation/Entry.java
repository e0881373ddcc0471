package io.colloquy.tracking.annotation.pubannotation;

import java.util.List;

/**
 * What one line, or one file, of an upload came to.
 *
 * @param file name of the upload or of the archive's entry
 * @param line on which the document begins, from 1
 * @param document null when the whole document was rejected; why is the first of the rejections
 * @param rejections the first {@link Limits#findings()} of the objects that were not taken
 * @param warnings the first {@link Limits#findings()} of them
 * @param rejected how many objects were not taken, the document itself counting as one
 * @param warned how many warnings there were
 */
public record Entry(
        String file,
        long line,
        AnnotatedDocument document,
        List<Finding> rejections,
        List<Finding> warnings,
        int rejected,
        int warned) {
    public Entry {
        rejections = List.copyOf(rejections);
        warnings = List.copyOf(warnings);
    }
}
