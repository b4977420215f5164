package io.github.cccsdk.internal.wire;

import io.github.cccsdk.error.CccConfigurationException;
import io.github.cccsdk.error.CccException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.UnrecoverableKeyException;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/** The certificate with which a client shows who it is. */
public final class Identity {
    private Identity() {}

    /**
     * What shows the certificates of a key store.
     *
     * @param password of the key, which is not kept
     * @throws CccException {@code CONFIGURATION_INVALID} if there is no private key in it, or the password does not open it
     */
    public static List<KeyManager> of(KeyStore store, char[] password) {
        try {
            if (!holdsKey(store)) {
                throw CccConfigurationException.invalid(
                        "clientCertificate holds no private key: give a loaded key store with the key and its certificate");
            }
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, password);
            return List.of(factory.getKeyManagers());
        } catch (UnrecoverableKeyException wrong) {
            throw CccConfigurationException.invalid(
                    "clientCertificate cannot be opened with this password: give the one of the private key");
        } catch (GeneralSecurityException unusable) {
            throw CccConfigurationException.invalid("clientCertificate cannot be used ("
                    + unusable.getClass().getSimpleName() + "): give a loaded key store");
        }
    }

    private static boolean holdsKey(KeyStore store) throws KeyStoreException {
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias)) {
                return true;
            }
        }
        return false;
    }
}
