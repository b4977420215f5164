package io.github.cccsdk.simulator;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** An accepted connection that shows each request line to a gate before anyone reads it, and can be broken off. */
final class Connection extends Socket {

    /** Told of a request line; true means: close the connection now. */
    private final Predicate<Connection> gate;

    private final Consumer<Connection> onClose;
    private volatile boolean betweenRequests = true;
    private volatile String requestLine = "";
    private Optional<Decision> decision = Optional.empty();

    /** What was decided about the request whose line was seen. */
    record Decision(Optional<Fault.Plan> plan) {}

    Connection(Predicate<Connection> gate, Consumer<Connection> onClose) {
        this.gate = gate;
        this.onClose = onClose;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
            @Override
            public int read(byte[] into, int from, int atMost) throws IOException {
                int read = super.read(into, from, atMost);
                if (read > 0 && betweenRequests) {
                    betweenRequests = false;
                    requestLine = firstLine(into, from, read);
                    if (!requestLine.isEmpty() && gate.test(Connection.this)) {
                        Connection.this.close();
                        return -1;
                    }
                }
                return read;
            }
        };
    }

    /** The first line of what came in one piece; empty if it is not whole, and then the request passes the gate. */
    private static String firstLine(byte[] bytes, int from, int length) {
        for (int i = from; i < from + length; i++) {
            if (bytes[i] == '\r' || bytes[i] == '\n') {
                return new String(bytes, from, i - from, StandardCharsets.ISO_8859_1);
            }
        }
        return "";
    }

    String requestLine() {
        return requestLine;
    }

    void decide(Decision made) {
        decision = Optional.of(made);
    }

    Optional<Decision> takeDecision() {
        Optional<Decision> taken = decision;
        decision = Optional.empty();
        return taken;
    }

    /** Said when an exchange is over: the next bytes begin a request. */
    void expectRequest() {
        betweenRequests = true;
    }

    boolean idle() {
        return betweenRequests;
    }

    void reset() throws IOException {
        setSoLinger(true, 0);
        close();
    }

    void send(String text) throws IOException {
        getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        getOutputStream().flush();
    }

    @Override
    public synchronized void close() throws IOException {
        super.close();
        onClose.accept(this);
    }
}
