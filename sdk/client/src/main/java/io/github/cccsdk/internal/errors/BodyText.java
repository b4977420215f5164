package io.github.cccsdk.internal.errors;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The text of a body. What the bytes show counts, not what {@code Content-Type} claims: JSON is UTF-8 whatever the label,
 * proxies relabel bodies, and looking a charset up by a name from outside is slow.
 */
final class BodyText {
    static final int MAX_BYTES = 64 * 1024;

    /** Any bytes are text in it, and it contains what is labelled Latin-1. */
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private BodyText() {}

    static String of(byte[] body) {
        int length = Math.min(body.length, MAX_BYTES);
        if (startsWith(body, length, 0xEF, 0xBB, 0xBF)) {
            return lenient(body, 3, length, StandardCharsets.UTF_8);
        }
        if (startsWith(body, length, 0xFE, 0xFF)) {
            return lenient(body, 2, length, StandardCharsets.UTF_16BE);
        }
        if (startsWith(body, length, 0xFF, 0xFE)) {
            return lenient(body, 2, length, StandardCharsets.UTF_16LE);
        }
        if (length >= 4 && body[0] == 0 && body[1] != 0 && body[2] == 0 && body[3] != 0) {
            return lenient(body, 0, length, StandardCharsets.UTF_16BE);
        }
        if (length >= 4 && body[0] != 0 && body[1] == 0 && body[2] != 0 && body[3] == 0) {
            return lenient(body, 0, length, StandardCharsets.UTF_16LE);
        }
        return utf8(body, length).orElseGet(() -> lenient(body, 0, length, WINDOWS));
    }

    private static boolean startsWith(byte[] body, int length, int... mark) {
        if (length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((body[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** Empty where the bytes are not UTF-8; a character cut in half at the end is no objection. */
    private static Optional<String> utf8(byte[] body, int length) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer text = CharBuffer.allocate(length);
        boolean valid =
                decoder.decode(ByteBuffer.wrap(body, 0, length), text, false).isUnderflow();
        return valid ? Optional.of(text.flip().toString()) : Optional.empty();
    }

    private static String lenient(byte[] body, int from, int length, Charset charset) {
        return new String(body, from, length - from, charset);
    }
}
