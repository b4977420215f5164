package io.github.cccsdk.internal.wire;

import io.github.cccsdk.error.CccConfigurationException;
import io.github.cccsdk.transport.HttpProxy;
import java.security.GeneralSecurityException;
import java.security.KeyManagementException;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;

/**
 * How a client of our own gets to the network; whatever is not given is the JVM's.
 *
 * @param proxy for CCC and for signing in
 * @param authorities trusted instead of the JVM's alone
 * @param identity shows the client's own certificate where it is asked for; empty for none
 */
public record Network(Optional<HttpProxy> proxy, Optional<X509TrustManager> authorities, List<KeyManager> identity) {
    /** As the JVM is set. */
    public static final Network OF_THE_JVM = new Network(Optional.empty(), Optional.empty(), List.of());

    /** Whether anything differs from what the JVM is set to. */
    public boolean isGiven() {
        return proxy.isPresent() || authorities.isPresent() || !identity.isEmpty();
    }

    OkHttpClient.Builder applyTo(OkHttpClient.Builder client) {
        proxy.ifPresent(given -> client.proxySelector(new ProxyChoice(given)));
        ProxyLogin login = new ProxyLogin(proxy);
        client.proxyAuthenticator(login);
        if (proxy.isPresent()) {
            client.addNetworkInterceptor(login);
        }
        if (authorities.isPresent() || !identity.isEmpty()) {
            try {
                X509TrustManager trust = authorities.isPresent() ? authorities.get() : Authorities.ofTheJvm();
                SSLContext context = SSLContext.getInstance("TLS");
                context.init(identity.toArray(KeyManager[]::new), new TrustManager[] {trust}, null);
                client.sslSocketFactory(context.getSocketFactory(), trust);
            } catch (KeyManagementException unusable) {
                throw CccConfigurationException.invalid(
                        "clientCertificate cannot be used for TLS: give a key store with a private key and its certificate");
            } catch (GeneralSecurityException lacking) {
                throw new IllegalStateException("This Java has no TLS", lacking);
            }
        }
        return client;
    }
}
