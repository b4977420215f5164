package io.github.cccsdk.transport;

import io.github.cccsdk.error.CccConfigurationException;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.OneLine;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An HTTP proxy that connections to CCC go through, those to sign in included. https goes through it by {@code CONNECT}, so
 * that it sees no more than the host's name. This machine itself is never reached through it, unless
 * {@link #forLoopbackToo()} says so. Immutable; shows no password.
 */
public final class HttpProxy {
    private static final int HIGHEST_PORT = 65_535;

    /** A user name and password, for the proxy alone. */
    private record Login(String user, String password) {}

    private final String host;
    private final int port;
    private final Optional<Login> login;
    private final List<String> exceptions;
    private final boolean loopbackToo;

    private HttpProxy(String host, int port, Optional<Login> login, List<String> exceptions, boolean loopbackToo) {
        this.host = host;
        this.port = port;
        this.login = login;
        this.exceptions = exceptions;
        this.loopbackToo = loopbackToo;
    }

    /**
     * A proxy that asks for no credentials.
     *
     * @param host its name or address
     * @param port from 1 to 65535
     * @throws CccConfigurationException {@code CONFIGURATION_INVALID} if either cannot be
     */
    public static HttpProxy of(String host, int port) {
        String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        if (bare.isEmpty() || !bare.chars().allMatch(HttpProxy::mayBeInAHost)) {
            throw invalid("The proxy's host is no host name or address: give one like proxy.example.org");
        }
        if (port < 1 || port > HIGHEST_PORT) {
            throw invalid("The proxy's port is " + port + ": give 1 to " + HIGHEST_PORT);
        }
        return new HttpProxy(bare, port, Optional.empty(), List.of(), false);
    }

    /**
     * A proxy as {@code HTTPS_PROXY} spells it: {@code http://host:port}, {@code http://user:password@host:port}, or
     * {@code host:port}. A character that an address cannot hold stands percent-encoded in user name and password, such as
     * {@code %40} for {@code @}. Without a port it is 80.
     *
     * @throws CccConfigurationException {@code CONFIGURATION_INVALID} if it is none; the message shows nothing of it
     */
    public static HttpProxy parse(String address) {
        String text = address.strip();
        URI uri;
        try {
            uri = new URI(text.contains("://") ? text : "http://" + text);
        } catch (URISyntaxException malformed) {
            // Its message quotes the address, and with it the password.
            throw invalid("The proxy's address is no URL: " + HOW);
        }
        if (!"http".equalsIgnoreCase(uri.getScheme())) {
            throw invalid(
                    "The proxy's address does not begin with http://, the only way to a proxy that is known here: "
                            + HOW);
        }
        if (uri.getHost() == null) {
            throw invalid("The proxy's address names no host: " + HOW);
        }
        boolean more = (uri.getPath() != null
                        && !uri.getPath().isEmpty()
                        && !uri.getPath().equals("/"))
                || uri.getQuery() != null
                || uri.getFragment() != null;
        if (more) {
            throw invalid("The proxy's address goes on after the port: " + HOW);
        }
        HttpProxy proxy = of(uri.getHost(), uri.getPort() == -1 ? 80 : uri.getPort());
        String userInfo = uri.getRawUserInfo();
        if (userInfo == null || userInfo.isEmpty()) {
            return proxy;
        }
        int colon = userInfo.indexOf(':');
        return colon < 0
                ? proxy.credentials(decoded(userInfo), "")
                : proxy.credentials(decoded(userInfo.substring(0, colon)), decoded(userInfo.substring(colon + 1)));
    }

    private static final String HOW =
            "give http://host:port or http://user:password@host:port, with special characters percent-encoded";

    private static String decoded(String part) {
        // A plus sign stands for itself in this part of a URL.
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static boolean mayBeInAHost(int character) {
        return character > ' ' && character != 0x7f && "/@?#\\[]".indexOf(character) < 0;
    }

    /**
     * The same proxy, with credentials for it. They are sent to the proxy alone (Basic, RFC 7617), once per connection;
     * where it refuses them, the call fails.
     *
     * @param user without a colon
     * @throws CccConfigurationException {@code CONFIGURATION_INVALID} if the user name is empty or holds a colon
     */
    public HttpProxy credentials(String user, String password) {
        if (user.isEmpty() || user.indexOf(':') >= 0) {
            throw invalid("The proxy's user name is empty or holds a colon: correct it");
        }
        return new HttpProxy(host, port, Optional.of(new Login(user, password)), exceptions, loopbackToo);
    }

    /**
     * The same proxy, but not for these hosts, by the rules of {@code NO_PROXY}: {@code example.org} and
     * {@code .example.org} both stand for that host and all below it, {@code *} for all hosts; an address only for itself.
     * Replaces what was given before; blank ones are left out.
     */
    public HttpProxy exceptFor(String... hosts) {
        List<String> plain = Arrays.stream(hosts)
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .toList();
        return new HttpProxy(host, port, login, plain, loopbackToo);
    }

    /** The same proxy, for this machine itself too. */
    public HttpProxy forLoopbackToo() {
        return new HttpProxy(host, port, login, exceptions, true);
    }

    public String host() {
        return host;
    }

    public int port() {
        return port;
    }

    public Optional<String> user() {
        return login.map(Login::user);
    }

    public Optional<String> password() {
        return login.map(Login::password);
    }

    /** As they were given, in lower case. */
    public List<String> exceptions() {
        return exceptions;
    }

    /** Whether this machine itself is reached through it. */
    public boolean isForLoopbackToo() {
        return loopbackToo;
    }

    /** The address, without the credentials. */
    @Override
    public String toString() {
        return "http://" + (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }

    private static CccException invalid(String detail) {
        return CccConfigurationException.invalid(OneLine.of(detail, 300));
    }
}
