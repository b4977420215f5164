package io.github.cccsdk.cli.sessions;

import io.github.cccsdk.auth.CccCredentials;
import io.github.cccsdk.session.SessionAccount;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * The name under which an account is stored: a slow, salted hash over everything that a sign-in depends on, so that other
 * credentials have another name, and nobody finds a password from it quickly.
 */
final class AccountKey {
    private static final int ITERATIONS = 100_000;
    private static final int BITS = 256;

    private AccountKey() {}

    /** 64 hexadecimal digits; takes about 0.15 s, which is the purpose. */
    static String of(SessionAccount account, byte[] salt) {
        CccCredentials credentials = account.credentials();
        StringBuilder text = new StringBuilder();
        append(text, Optional.of(account.baseUrl()));
        append(text, account.tokenUrl());
        append(text, credentials.userName());
        append(text, credentials.password());
        append(text, credentials.clientId());
        append(text, credentials.clientSecret());
        PBEKeySpec spec = new PBEKeySpec(text.toString().toCharArray(), salt, ITERATIONS, BITS);
        try {
            return HexFormat.of()
                    .formatHex(SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                            .generateSecret(spec)
                            .getEncoded());
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("This Java has no PBKDF2WithHmacSHA256", missing);
        } finally {
            spec.clearPassword();
        }
    }

    /** With its length, so that no two accounts give the same text. */
    private static void append(StringBuilder text, Optional<String> value) {
        text.append(value.map(String::length).orElse(-1)).append(':').append(value.orElse(""));
    }
}
