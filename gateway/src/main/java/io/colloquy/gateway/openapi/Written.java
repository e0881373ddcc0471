package io.colloquy.gateway.openapi;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jboss.resteasy.reactive.RestResponse;

/** A document in one of its forms, and the tag by which a client knows it again, compressed or not. */
final class Written {
    private final String media;
    private final byte[] bytes;
    private final String tag;

    private Written(String media, byte[] bytes, String tag) {
        this.media = media;
        this.bytes = bytes;
        this.tag = tag;
    }

    static Written of(String media, byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new Written(media, bytes, "W/\"" + HexFormat.of().formatHex(digest, 0, 16) + '"');
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    RestResponse<byte[]> answer(String known) {
        boolean same = known != null
                && Arrays.stream(known.split(",", -1))
                        .map(String::trim)
                        .anyMatch(one -> one.equals(tag) || one.equals("*"));
        return same
                ? RestResponse.ResponseBuilder.<byte[]>create(304)
                        .header("ETag", tag)
                        .build()
                : RestResponse.ResponseBuilder.ok(bytes, media)
                        .header("ETag", tag)
                        .build();
    }
}
