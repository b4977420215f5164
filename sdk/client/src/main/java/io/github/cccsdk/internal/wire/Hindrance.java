package io.github.cccsdk.internal.wire;

import io.github.cccsdk.error.OneLine;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.Serializable;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.HttpUrl;

/**
 * What kept a connection from being made, where a person can do something about it; judged by type and by how far the call
 * had come, never by an exception's text.
 *
 * @param words what happened, naming the host and the proxy, without a secret
 */
public record Hindrance(Kind kind, String words) implements Serializable {
    private static final int MAX_NAME = 100;
    private static final int MAX_DEPTH = 10;
    /** OkHttp gives the status nowhere else; it is shown and nothing hangs on it. */
    private static final Pattern STATUS = Pattern.compile("CONNECT: ([1-5]\\d\\d)");

    /** What stood in the way. */
    public enum Kind {
        PROXY_UNREACHABLE(false),
        PROXY_CREDENTIALS(true),
        PROXY_REFUSED(false),
        CERTIFICATE_UNTRUSTED(true),
        CERTIFICATE_EXPIRED(true),
        CERTIFICATE_OF_OTHER_HOST(true),
        NAME_UNKNOWN(false),
        NAME_LATE(false);

        private final boolean lasting;

        Kind(boolean lasting) {
            this.lasting = lasting;
        }

        /** Whether it stays until someone acts: trying again would only lock the proxy's account, or change nothing. */
        public boolean isLasting() {
            return lasting;
        }

        /** The code by which the error catalogue knows it. */
        public String code() {
            return "CCC-SDK:" + name();
        }
    }

    /** Empty where nothing is known that would help. */
    static Optional<Hindrance> of(Throwable cause, SendTrack track, HttpUrl url) {
        String host = OneLine.of(url.host(), MAX_NAME);
        Optional<InetSocketAddress> proxy = track.proxyAhead();
        if (proxy.isPresent()) {
            return atProxy(cause, proxy.get(), host + ":" + url.port());
        }
        if (isBehind(cause, TimedLookUp.CutShort.class::isInstance)) {
            return some(Kind.NAME_LATE, "Looking up the address of the host " + host + " took too long");
        }
        if (cause instanceof UnknownHostException) {
            return some(Kind.NAME_UNKNOWN, "There is no address for the host " + host);
        }
        return cause instanceof SSLException ? ofCertificate(cause, host) : Optional.empty();
    }

    private static Optional<Hindrance> atProxy(Throwable cause, InetSocketAddress address, String target) {
        String proxy = "The proxy " + OneLine.of(address.getHostString(), MAX_NAME) + ":" + address.getPort();
        if (cause instanceof ProxyLogin.ProxyDenial denial) {
            return some(Kind.PROXY_CREDENTIALS, proxy + " " + denial.words());
        }
        if (isBehind(cause, TimedLookUp.CutShort.class::isInstance)) {
            return some(Kind.PROXY_UNREACHABLE, proxy + " cannot be reached: looking up its address took too long");
        }
        if (cause instanceof InterruptedIOException) {
            return some(Kind.PROXY_UNREACHABLE, proxy + " gave no answer in time");
        }
        if (cause instanceof UnknownHostException) {
            return some(Kind.PROXY_UNREACHABLE, proxy + " cannot be reached: there is no address for its name");
        }
        if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
            return some(Kind.PROXY_UNREACHABLE, proxy + " cannot be reached");
        }
        if (!(cause instanceof IOException)) {
            return Optional.empty();
        }
        Matcher status = STATUS.matcher(String.valueOf(cause.getMessage()));
        return some(
                Kind.PROXY_REFUSED,
                proxy + " did not connect to " + target + (status.find() ? ": it answered " + status.group(1) : ""));
    }

    private static Optional<Hindrance> ofCertificate(Throwable cause, String host) {
        if (cause instanceof SSLPeerUnverifiedException) {
            return some(
                    Kind.CERTIFICATE_OF_OTHER_HOST,
                    "The certificate that " + host + " showed is not for this host name");
        }
        if (isBehind(
                cause,
                one -> one instanceof CertificateExpiredException || one instanceof CertificateNotYetValidException)) {
            return some(
                    Kind.CERTIFICATE_EXPIRED,
                    "The certificate of " + host + " has expired or is not valid yet, by this machine's clock");
        }
        if (isBehind(cause, one -> one instanceof CertificateException || one instanceof CertPathBuilderException)) {
            return some(
                    Kind.CERTIFICATE_UNTRUSTED,
                    "The certificate of " + host + " is from an authority that is not trusted here");
        }
        return Optional.empty();
    }

    private static boolean isBehind(Throwable failure, Predicate<Throwable> wanted) {
        Throwable one = failure;
        for (int depth = 0; one != null && depth < MAX_DEPTH; depth++) {
            if (wanted.test(one)) {
                return true;
            }
            one = one.getCause();
        }
        return false;
    }

    private static Optional<Hindrance> some(Kind kind, String words) {
        return Optional.of(new Hindrance(kind, words));
    }
}
