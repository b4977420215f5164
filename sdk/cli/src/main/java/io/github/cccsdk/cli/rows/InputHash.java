package io.github.cccsdk.cli.rows;

import io.github.cccsdk.cli.input.InputText;
import io.github.cccsdk.cli.output.LocalFileException;
import io.github.cccsdk.error.OneLine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** Tells one input from another. */
public final class InputHash {
    private static final int CHUNK = 64 * 1024;

    private InputHash() {}

    /**
     * The SHA-256 of a file's bytes, in lower-case hexadecimal.
     *
     * @throws LocalFileException if it cannot be read
     */
    public static String of(Path file) {
        MessageDigest digest = sha256();
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                digest.update(chunk, 0, read);
            }
        } catch (IOException failure) {
            throw InputText.unreadable(OneLine.of(file.toString(), 200), failure);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Of arguments, whatever their order. Each text is preceded by its length, so that none runs into the next. */
    static String of(Map<String, String> arguments) {
        MessageDigest digest = sha256();
        new TreeMap<>(arguments).forEach((name, value) -> {
            for (String text : new String[] {name, value}) {
                digest.update((text.length() + ":" + text).getBytes(StandardCharsets.UTF_8));
            }
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    /** 64 bits of a text's hash: two texts of one file having the same is out of question. */
    static long shortOf(String text) {
        return ByteBuffer.wrap(sha256().digest(text.getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
