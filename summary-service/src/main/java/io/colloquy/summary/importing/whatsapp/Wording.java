package io.colloquy.summary.importing.whatsapp;

import java.util.List;
import java.util.Locale;

/**
 * What WhatsApp itself writes in one language, in lower case. Each list is used at one place of a line only, so that
 * what a person wrote is never searched for them.
 *
 * @param notices how lines without an author begin
 * @param acts what follows a name in such a line, before something quoted
 * @param omitted what stands for a medium that was left out
 * @param attachedBefore what stands before the name of an attached file, in angle brackets
 * @param attachedAfter what stands behind the name of an attached file
 * @param tombstones what stands for a message that was taken back
 * @param calls how a line about a call begins
 * @param places how a shared location begins
 */
record Wording(
        String language,
        List<String> notices,
        List<String> acts,
        List<String> omitted,
        List<String> attachedBefore,
        List<String> attachedAfter,
        List<String> tombstones,
        List<String> calls,
        List<String> places) {

    static Builder in(String language) {
        return new Builder(language);
    }

    /** Names the lists where they are filled. */
    static final class Builder {
        private final String language;
        private List<String> notices;
        private List<String> acts;
        private List<String> omitted;
        private List<String> attachedBefore;
        private List<String> attachedAfter;
        private List<String> tombstones;
        private List<String> calls;

        private Builder(String language) {
            this.language = language;
        }

        Builder notices(String... texts) {
            notices = lower(texts);
            return this;
        }

        Builder acts(String... texts) {
            acts = lower(texts);
            return this;
        }

        Builder omitted(String... texts) {
            omitted = lower(texts);
            return this;
        }

        Builder attached(List<String> before, List<String> after) {
            attachedBefore = before;
            attachedAfter = after;
            return this;
        }

        Builder tombstones(String... texts) {
            tombstones = lower(texts);
            return this;
        }

        Builder calls(String... texts) {
            calls = lower(texts);
            return this;
        }

        Wording places(String... texts) {
            return new Wording(
                    language, notices, acts, omitted, attachedBefore, attachedAfter, tombstones, calls, lower(texts));
        }

        private static List<String> lower(String... texts) {
            return List.of(texts).stream()
                    .map(text -> text.toLowerCase(Locale.ROOT))
                    .toList();
        }
    }
}
