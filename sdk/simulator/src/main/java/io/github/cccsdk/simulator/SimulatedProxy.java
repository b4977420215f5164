package io.github.cccsdk.simulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP proxy on 127.0.0.1 in front of a simulator, for testing an application as it will run behind one. It knows
 * {@code CONNECT} alone, and leads every host that is asked for to the simulator, so that a made-up name will do. Thread-safe.
 *
 * <pre>{@code
 * try (CccSimulator sim = CccSimulator.start();
 *         SimulatedProxy proxy = SimulatedProxy.inFrontOf(sim).tls(context.getSocketFactory()).start()) {
 *     // https://ccc.example through the proxy 127.0.0.1:proxy.port() is the simulator
 * }
 * }</pre>
 */
public final class SimulatedProxy implements AutoCloseable {
    private static final int LONGEST_HEAD = 64 * 1024;

    /**
     * A {@code CONNECT} that arrived.
     *
     * @param target the host and port that were asked for
     * @param status how it was answered; 200 for a tunnel
     */
    public record Asked(String target, int status) {}

    private final ServerSocket listener;
    private final URI target;
    private final @Nullable SSLSocketFactory tls;
    private final @Nullable String login;
    private final int refusal;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private SimulatedProxy(Builder from) {
        this.target = URI.create(from.simulator.baseUrl());
        this.tls = from.tls;
        this.login = from.login;
        this.refusal = from.refusal;
        try {
            this.listener = new ServerSocket(0, 50, InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1}));
        } catch (IOException e) {
            throw new UncheckedIOException("The proxy cannot listen on 127.0.0.1", e);
        }
        onDaemonThread("simulated-proxy", this::accept);
    }

    /**
     * Starts the description of a proxy.
     *
     * @param simulator where every tunnel leads
     * @return a builder of a proxy that asks for no credentials and adds no TLS
     */
    public static Builder inFrontOf(CccSimulator simulator) {
        return new Builder(simulator);
    }

    /**
     * Returns the port it listens on.
     *
     * @return any that was free
     */
    public int port() {
        return listener.getLocalPort();
    }

    /**
     * Returns every {@code CONNECT} that arrived, oldest first.
     *
     * @return those answered with a refusal included
     */
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    /** Ends all tunnels. */
    @Override
    public void close() {
        closeQuietly(listener);
        open.forEach(SimulatedProxy::closeQuietly);
    }

    private void accept() {
        while (true) {
            try {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                open.add(socket);
                onDaemonThread("simulated-proxy-connection", () -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            for (String head = head(socket.getInputStream()); head != null; head = head(socket.getInputStream())) {
                String[] words = head.split(" ", 3);
                if (words.length < 3 || !words[0].equals("CONNECT")) {
                    answer(socket, 501, "");
                    return;
                }
                int status = statusFor(head);
                asked.add(new Asked(words[1], status));
                if (status == 200) {
                    socket.getOutputStream()
                            .write("HTTP/1.1 200 Connection established\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    tunnel(socket);
                    return;
                }
                answer(socket, status, status == 407 ? "Proxy-Authenticate: Basic realm=\"simulated\"\r\n" : "");
            }
        } catch (IOException gone) {
            // Either side may end a tunnel at any time.
        } finally {
            open.remove(socket);
        }
    }

    private int statusFor(String head) {
        if (login != null && head.lines().noneMatch(this::isLogin)) {
            return 407;
        }
        return refusal;
    }

    private boolean isLogin(String header) {
        int colon = header.indexOf(':');
        return colon > 0
                && header.substring(0, colon).toLowerCase(Locale.ROOT).equals("proxy-authorization")
                && header.substring(colon + 1).strip().equals(login);
    }

    private static void answer(Socket socket, int status, String header) throws IOException {
        socket.getOutputStream()
                .write(("HTTP/1.1 " + status + " Simulated\r\n" + header + "Content-Length: 0\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
    }

    private void tunnel(Socket client) throws IOException {
        try (Socket near = tls == null ? client : secured(client, tls);
                Socket far = new Socket(target.getHost(), target.getPort())) {
            open.add(far);
            far.setTcpNoDelay(true);
            onDaemonThread("simulated-proxy-tunnel", () -> pump(far, near));
            pump(near, far);
            open.remove(far);
        }
    }

    private static SSLSocket secured(Socket client, SSLSocketFactory tls) throws IOException {
        SSLSocket secured = (SSLSocket) tls.createSocket(client, "127.0.0.1", client.getPort(), true);
        secured.setUseClientMode(false);
        return secured;
    }

    /** Ends both when one ends. */
    private static void pump(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] bytes = new byte[16 * 1024];
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                out.write(bytes, 0, read);
                out.flush();
            }
        } catch (IOException gone) {
            // Either side may end a tunnel at any time.
        }
    }

    /** Byte by byte: what follows the head belongs to the tunnel. Null where the connection ended before. */
    private static @Nullable String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && head.size() < LONGEST_HEAD; next = in.read()) {
            head.write(next);
            if (next == '\n' && head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                return head.toString(StandardCharsets.ISO_8859_1);
            }
        }
        return null;
    }

    private static void closeQuietly(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception ignored) {
            // It is as closed as it can be.
        }
    }

    private static void onDaemonThread(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Collects what the proxy is to be like. Not thread-safe. */
    public static final class Builder {
        private final CccSimulator simulator;
        private @Nullable SSLSocketFactory tls;
        private @Nullable String login;
        private int refusal = 200;

        private Builder(CccSimulator simulator) {
            this.simulator = Objects.requireNonNull(simulator, "simulator");
        }

        /**
         * Asks for credentials: 407 to whoever has not got them.
         *
         * @param user the user name
         * @param password the password
         * @return this builder
         */
        public Builder login(String user, String password) {
            login = "Basic "
                    + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
            return this;
        }

        /**
         * Puts TLS before the simulator, which knows plain http alone: through the proxy it is an https service.
         *
         * @param factory of a TLS context with the certificate to show
         * @return this builder
         */
        public Builder tls(SSLSocketFactory factory) {
            tls = factory;
            return this;
        }

        /**
         * Refuses every tunnel.
         *
         * @param status the answer, such as 502
         * @return this builder
         */
        public Builder refusing(int status) {
            refusal = status;
            return this;
        }

        /**
         * Starts the proxy.
         *
         * @return a running proxy, to be closed
         */
        public SimulatedProxy start() {
            return new SimulatedProxy(this);
        }
    }
}
