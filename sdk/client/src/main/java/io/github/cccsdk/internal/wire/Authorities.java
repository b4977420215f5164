package io.github.cccsdk.internal.wire;

import io.github.cccsdk.error.CccConfigurationException;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.OneLine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** The certificate authorities that a client trusts: those of the JVM, and those of a PEM file beside them. */
public final class Authorities {
    private static final int MAX_BYTES = 8 * 1024 * 1024;
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN (?:X509 )?CERTIFICATE-----([^-]*)-----END (?:X509 )?CERTIFICATE-----");

    private Authorities() {}

    /**
     * Those of the JVM and those in the file.
     *
     * @param file PEM with one certificate or more; whatever else it holds is passed over
     * @throws CccException {@code CONFIGURATION_INVALID} if the file cannot be read or holds no certificate, naming it
     */
    public static X509TrustManager withThoseIn(Path file) {
        try {
            KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
            all.load(null, null);
            addAll("file", certificates(file), all);
            addAll("jvm", List.of(ofTheJvm().getAcceptedIssuers()), all);
            return trusting(all);
        } catch (GeneralSecurityException | IOException lacking) {
            throw new IllegalStateException("This Java cannot hold certificates", lacking);
        }
    }

    static X509TrustManager ofTheJvm() {
        try {
            return trusting(null);
        } catch (GeneralSecurityException lacking) {
            throw new IllegalStateException("This Java has no certificate authorities", lacking);
        }
    }

    private static void addAll(String prefix, List<? extends Certificate> certificates, KeyStore to)
            throws KeyStoreException {
        for (Certificate certificate : certificates) {
            to.setCertificateEntry(prefix + to.size(), certificate);
        }
    }

    private static X509TrustManager trusting(@Nullable KeyStore authorities) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(authorities);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager trust) {
                return trust;
            }
        }
        throw new KeyStoreException("no trust manager for X.509");
    }

    private static List<Certificate> certificates(Path file) throws CertificateException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        Matcher block = BLOCK.matcher(text(file));
        List<Certificate> found = new ArrayList<>();
        while (block.find()) {
            try {
                byte[] der = Base64.getMimeDecoder().decode(block.group(1));
                found.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
            } catch (CertificateException | IllegalArgumentException broken) {
                throw invalid(
                        file,
                        "holds a certificate that cannot be read (number " + (found.size() + 1)
                                + "): copy it again from its source");
            }
        }
        if (found.isEmpty()) {
            throw invalid(
                    file,
                    "holds no certificate in PEM form (-----BEGIN CERTIFICATE-----): give the authority's certificate,"
                            + " converted with openssl x509 -inform der if it is binary");
        }
        return found;
    }

    private static String text(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw invalid(file, "is larger than 8 MB: give the authorities' certificates alone");
            }
            return new String(bytes, StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            throw invalid(
                    file,
                    "cannot be read (" + unreadable.getClass().getSimpleName()
                            + "): give the path of a file that is there and readable");
        }
    }

    private static CccException invalid(Path file, String what) {
        return CccConfigurationException.invalid(
                "The file of certificate authorities " + OneLine.of(file.toString(), 200) + " " + what);
    }
}
