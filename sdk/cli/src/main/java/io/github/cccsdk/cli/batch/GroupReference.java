package io.github.cccsdk.cli.batch;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The reference of an order, derived from what is in it: a restart that groups other rows together never comes with other
 * content under the same reference.
 */
final class GroupReference {
    private static final int LONGEST_FIRST = 46;

    private GroupReference() {}

    /** The item's own reference for one, such as {@code TN-481516-x20-0a1b2c3d} for several. At most 64 characters. */
    static String of(List<String> items) {
        String first = items.get(0);
        if (items.size() == 1) {
            return first;
        }
        return first.substring(0, Math.min(first.length(), LONGEST_FIRST)) + "-x" + items.size() + "-" + hash(items);
    }

    private static String hash(List<String> items) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", items).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
