package io.github.cccsdk.simulator;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** An accepted connection that shows each request line to a gate before anyone reads it, and can be broken off. */
final class Connection extends Socket {

    /** Told of a request line; true means: close the connection now. */
    private final Predicate<Connection> gate;

    private final Consumer<Connection> onClose;
    private final Object stateLock = new Object();
    private State state = State.IDLE;
    private volatile String requestLine = "";
    private Optional<Decision> decision = Optional.empty();

    private enum State {
        /** Waiting for a request. */
        IDLE,
        /** A request is being read or handled. */
        BUSY,
        /** The answer is being sent. */
        ANSWERING
    }

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
                // An answer is out once its thread asks for more.
                enter(State.ANSWERING, State.IDLE);
                int read = super.read(into, from, atMost);
                if (read > 0 && enter(State.IDLE, State.BUSY)) {
                    requestLine = firstLine(into, from, read);
                    if (!requestLine.isEmpty() && gate.test(Connection.this)) {
                        Connection.this.close();
                        throw new IOException("closed unread, as scripted");
                    }
                }
                return read;
            }
        };
    }

    private boolean enter(State from, State to) {
        synchronized (stateLock) {
            if (state != from) {
                return false;
            }
            state = to;
            stateLock.notifyAll();
            return true;
        }
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

    /** Said when the request has been handled: what follows is its answer, then another request. */
    void answering() {
        enter(State.BUSY, State.ANSWERING);
    }

    /** Whether no request is under way; an answer just being sent is waited for, at most a second. */
    boolean idle() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
        synchronized (stateLock) {
            for (long left = end - System.nanoTime();
                    state == State.ANSWERING && left > 0;
                    left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(stateLock, left);
            }
            return state == State.IDLE;
        }
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
