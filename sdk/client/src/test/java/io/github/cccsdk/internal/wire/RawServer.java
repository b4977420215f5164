package io.github.cccsdk.internal.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ServerSocketFactory;

/**
 * An HTTP/1.1 server on a plain socket that counts what really arrived and can end an exchange in any way: it knows
 * nothing of OkHttp, so what it counts is what was on the wire.
 */
public final class RawServer implements AutoCloseable {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** One request as it was read, body included. */
    public record Received(int connection, String method, String target, Map<String, String> headers, String body) {
        public String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }

        public String path() {
            return target.split("\\?", 2)[0];
        }
    }

    /** How an exchange ends. */
    public interface Reply {
        void to(Exchange exchange) throws IOException;

        /** A complete answer that leaves the connection open. */
        static Reply status(int status, String body, String... headers) {
            return exchange -> exchange.write(answer(status, body, body.length(), headers));
        }

        static Reply json(int status, String json) {
            return status(status, json, "Content-Type: application/json");
        }

        /** A complete answer, after which the connection is closed although nothing announced it. */
        static Reply thenClose(Reply answer) {
            return exchange -> {
                answer.to(exchange);
                exchange.close();
            };
        }

        /** An answer of which the last bytes never come. */
        static Reply truncated(int status, String body) {
            return exchange -> {
                exchange.write(answer(status, body, body.length() + 50, "Content-Type: application/json"));
                exchange.close();
            };
        }

        static Reply raw(String text) {
            return exchange -> {
                exchange.write(text);
                exchange.close();
            };
        }

        /** FIN without an answer. */
        static Reply fin() {
            return Exchange::close;
        }

        /** RST without an answer. */
        static Reply rst() {
            return exchange -> {
                exchange.socket.setSoLinger(true, 0);
                exchange.close();
            };
        }

        /** No answer, until the other side gives up. */
        static Reply stall() {
            return Exchange::awaitEnd;
        }

        private static String answer(int status, String body, int announced, String... headers) {
            StringBuilder text = new StringBuilder("HTTP/1.1 " + status + " Scripted\r\n");
            for (String header : headers) {
                text.append(header).append("\r\n");
            }
            return text.append("Content-Length: ")
                    .append(announced)
                    .append("\r\n\r\n")
                    .append(body)
                    .toString();
        }
    }

    /** Decides about each request. */
    public interface Script {
        Reply replyTo(Received request);
    }

    /** One request and the socket it came on. */
    public static final class Exchange {
        private final Socket socket;

        private Exchange(Socket socket) {
            this.socket = socket;
        }

        public void write(String text) throws IOException {
            write(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        public void write(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        }

        public void close() throws IOException {
            socket.close();
        }

        /** Waits for the other side to end the connection; what it still sends is thrown away. */
        public void awaitEnd() throws IOException {
            InputStream in = socket.getInputStream();
            while (in.read() >= 0) {
                // Nothing to do with it.
            }
            socket.close();
        }
    }

    private final ServerSocket listener;
    private final Script script;
    private final List<Received> requests = new ArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    private RawServer(ServerSocket listener, Script script) {
        this.listener = listener;
        this.script = script;
        onDaemonThread("raw-server", this::accept);
    }

    public static RawServer start(Script script) {
        return start(ServerSocketFactory.getDefault(), "127.0.0.1", 0, script);
    }

    public static RawServer start(ServerSocketFactory factory, String address, int port, Script script) {
        try {
            return new RawServer(factory.createServerSocket(port, 200, InetAddress.getByName(address)), script);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public int port() {
        return listener.getLocalPort();
    }

    public List<Received> requests() {
        lock.lock();
        try {
            return List.copyOf(requests);
        } finally {
            lock.unlock();
        }
    }

    /** Connections that were ever accepted. */
    public int connections() {
        return accepted.get();
    }

    /** Waits until that many connections are open, no more and no fewer. */
    public void awaitOpenConnections(int wanted) throws InterruptedException {
        await(() -> open.size() == wanted, () -> "still " + open.size() + " connections open, not " + wanted);
    }

    /** Waits until that many requests have arrived. */
    public void awaitRequests(int wanted) throws InterruptedException {
        await(() -> requests.size() >= wanted, () -> "only " + requests.size() + " requests of " + wanted);
    }

    /** Ends every connection, as a server does with idle ones. */
    public void closeConnections() throws InterruptedException {
        open.forEach(RawServer::closeQuietly);
        awaitOpenConnections(0);
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException ignored) {
            // Nothing more can be done.
        }
        open.forEach(RawServer::closeQuietly);
    }

    private void accept() {
        while (true) {
            try {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                int number = accepted.incrementAndGet();
                open.add(socket);
                onDaemonThread("raw-server-connection", () -> serve(socket, number));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket, int number) {
        try {
            InputStream in = socket.getInputStream();
            while (!socket.isClosed()) {
                Received request = read(in, number);
                if (request == null) {
                    break;
                }
                change(() -> requests.add(request));
                script.replyTo(request).to(new Exchange(socket));
            }
        } catch (IOException gone) {
            // The other side ended it, or this one did on purpose.
        } finally {
            closeQuietly(socket);
            change(() -> open.remove(socket));
        }
    }

    /** A complete request; null where the connection ends before there is one, or speaks something else. */
    private static Received read(InputStream in, int connection) throws IOException {
        String requestLine = line(in);
        if (requestLine == null || requestLine.isEmpty()) {
            return null;
        }
        Map<String, String> headers = new LinkedHashMap<>();
        for (String header = line(in); header != null && !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            if (colon < 0) {
                return null;
            }
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            return null;
        }
        String[] parts = requestLine.split(" ");
        return new Received(connection, parts[0], parts[1], headers, new String(body, StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
            }
            line.write(next);
        }
        return null;
    }

    private interface Held {
        boolean holds();
    }

    private interface Complaint {
        String text();
    }

    private void await(Held condition, Complaint complaint) throws InterruptedException {
        lock.lock();
        try {
            long left = PATIENCE_NANOS;
            while (!condition.holds()) {
                if (left <= 0) {
                    throw new AssertionError(complaint.text());
                }
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException ignored) {
            // It is as closed as it can be.
        }
    }

    private static void onDaemonThread(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }
}
