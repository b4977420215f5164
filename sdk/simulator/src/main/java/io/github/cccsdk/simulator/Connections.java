package io.github.cccsdk.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import javax.net.ServerSocketFactory;

/** The connections that are open, by the order in which they were accepted. */
final class Connections extends ServerSocketFactory {

    private final Predicate<Connection> gate;
    private final AtomicInteger accepted = new AtomicInteger();
    private final Map<Integer, Connection> open = new ConcurrentHashMap<>();

    Connections(Predicate<Connection> gate) {
        this.gate = gate;
    }

    @Override
    public ServerSocket createServerSocket() throws IOException {
        return new ServerSocket() {
            @Override
            public Socket accept() throws IOException {
                int index = accepted.get();
                Connection connection = new Connection(gate, closed -> open.remove(index));
                implAccept(connection);
                accepted.incrementAndGet();
                // Without it every answer waits 40 ms for the client's delayed acknowledgement.
                connection.setTcpNoDelay(true);
                open.put(index, connection);
                return connection;
            }
        };
    }

    Optional<Connection> numbered(int index) {
        return Optional.ofNullable(open.get(index));
    }

    int openCount() {
        return open.size();
    }

    /** Something done to a connection. */
    interface Blow {
        void strike(Connection connection) throws IOException;
    }

    void toIdle(Blow blow) {
        try {
            for (Connection connection : open.values()) {
                if (connection.idle()) {
                    blow.strike(connection);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public ServerSocket createServerSocket(int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, InetAddress address) {
        throw new UnsupportedOperationException();
    }
}
