package io.colloquy.tracking.annotation.pubannotation;

/** Why an object was not taken, or what the reader should know of one that was. */
public enum Reason {
    MALFORMED_JSON,
    NOT_UTF8,
    NOT_TEXT,
    EMPTY_FILE,
    FILE_NOT_READ,
    ARRAY_AT_TOP,
    NOT_AN_OBJECT,
    TOO_DEEP,
    DOCUMENT_TOO_LARGE,
    TOO_MANY_ANNOTATIONS,
    MISSING_FIELD,
    DUPLICATE_KEY,
    WRONG_TYPE,
    EMPTY_VALUE,
    VALUE_TOO_LONG,
    NUL_CHARACTER,
    LONE_SURROGATE,
    NOT_AN_INTEGER,
    SPAN_GIVEN_TWICE,
    UNKNOWN_SPAN_FIELD,
    SPAN_OUT_OF_RANGE,
    BEGIN_NOT_BEFORE_END,
    WRONG_UNIT,
    ID_CLASH,
    REFERENCE_TO_NOWHERE,
    REFERENCE_TO_REJECTED,
    REFERENCE_AMBIGUOUS,
    REFERENCE_OF_WRONG_KIND,
    MIXED_ENDS,
    /** A warning: annotations in this field are kept, and not read. */
    TRACKS_NOT_READ,
    /** A warning: spans of the same document were counted in another unit, so the rest may be off as well. */
    UNIT_DOUBTFUL;

    /** Whether it leaves the object where it is, instead of rejecting it. */
    public boolean warning() {
        return this == TRACKS_NOT_READ || this == UNIT_DOUBTFUL;
    }

    /** Whether it always is about a whole document. */
    boolean ofDocument() {
        return this == TOO_DEEP || this == TOO_MANY_ANNOTATIONS;
    }
}
