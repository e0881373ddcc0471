package io.colloquy.gateway.identity;

import java.util.Set;

/** Whether a browser sent a write for our own pages, or for those of somebody else who wants it in this person's name. */
final class Origin {
    private Origin() {}

    /**
     * @param origin the Origin header, null when absent
     * @param fetchSite the Sec-Fetch-Site header, null when absent
     * @param own our own origin, as {@code https://host}
     */
    static boolean trusted(String origin, String fetchSite, String own, Set<String> allowed) {
        if (origin != null) {
            return origin.equals(own) || allowed.contains(origin);
        }
        return fetchSite == null || fetchSite.equals("same-origin");
    }
}
