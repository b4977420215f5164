package io.github.cccsdk.internal.errors;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * The text of a body. What the bytes show counts more than what {@code Content-Type} claims: proxies relabel bodies, and
 * JSON is UTF-8 whatever the label.
 */
final class BodyText {
    static final int MAX_BYTES = 64 * 1024;

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private BodyText() {}

    static String of(byte[] body, Optional<String> contentType) {
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
        return utf8(body, length).orElseGet(() -> lenient(body, 0, length, declared(contentType)));
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

    /**
     * The declared charset, where it can be true: by now the bytes are known to be neither UTF-8 nor UTF-16. Latin-1 is
     * read as the Windows charset that contains it, as browsers do.
     */
    private static Charset declared(Optional<String> contentType) {
        String label = contentType.orElse("").toLowerCase(Locale.ROOT);
        int at = label.indexOf("charset=");
        if (at < 0) {
            return WINDOWS;
        }
        String name = label.substring(at + "charset=".length())
                .split("[;,\\s]", 2)[0]
                .replace("\"", "")
                .replace("'", "");
        try {
            boolean believable = !name.startsWith("utf") && !name.equals("iso-8859-1") && Charset.isSupported(name);
            return believable ? Charset.forName(name) : WINDOWS;
        } catch (IllegalArgumentException e) {
            return WINDOWS;
        }
    }
}
