package io.github.cccsdk.benchmarks;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * A server on 127.0.0.1 in a JVM of its own that does as little as possible: keep-alive, no delay, prepared answers. With a
 * rate it answers 429 beyond it, as a gateway does: a bucket of permits, filled evenly, that holds a tenth of a second's.
 */
final class AnswerServer implements AutoCloseable {
    private static final byte[] TOO_MANY = ("HTTP/1.1 429 Too Many Requests\r\nRetry-After: 1\r\n"
                    + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}")
            .getBytes(StandardCharsets.US_ASCII);

    private final Process process;
    private final String baseUrl;

    private AnswerServer(Process process, String baseUrl) {
        this.process = process;
        this.baseUrl = baseUrl;
    }

    /** @param rate permitted requests in a second; 0 for any number */
    static AnswerServer start(int rate) throws IOException {
        Process process = Child.start(AnswerServer.class, List.of(), Integer.toString(rate));
        String port = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))
                .readLine();
        return new AnswerServer(process, "http://127.0.0.1:" + port);
    }

    String baseUrl() {
        return baseUrl;
    }

    @Override
    public void close() {
        process.destroy();
    }

    /** The server itself; ends with its standard input. */
    public static void main(String[] args) throws IOException {
        Bucket bucket = new Bucket(Integer.parseInt(args[0]));
        try (ServerSocket listening = new ServerSocket(0, 200, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            daemon(() -> accept(listening, bucket));
            System.out.println(listening.getLocalPort());
            while (System.in.read() >= 0) {
                // Nothing is said to it; it lives as long as its parent.
            }
        }
    }

    private static void accept(ServerSocket listening, Bucket bucket) {
        try {
            while (true) {
                Socket socket = listening.accept();
                socket.setTcpNoDelay(true);
                daemon(() -> serve(socket, bucket));
            }
        } catch (IOException closed) {
            // The benchmark is over.
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
    }

    private static void serve(Socket socket, Bucket bucket) {
        byte[] price = ok(Answers.PRICE);
        byte[] token = ok(Answers.TOKEN);
        try (socket;
                InputStream in = new BufferedInputStream(socket.getInputStream());
                OutputStream out = socket.getOutputStream()) {
            while (true) {
                String requestLine = line(in);
                skipRest(in);
                if (requestLine.contains(Answers.TOKEN_PATH)) {
                    out.write(token);
                } else {
                    out.write(bucket.take() ? price : TOO_MANY);
                }
            }
        } catch (IOException gone) {
            // The client closed its connection.
        }
    }

    private static void skipRest(InputStream in) throws IOException {
        int length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(
                        header.substring(header.indexOf(':') + 1).strip());
            }
        }
        in.skipNBytes(length);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder(80);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    private static byte[] ok(byte[] body) {
        byte[] head = ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] whole = new byte[head.length + body.length];
        System.arraycopy(head, 0, whole, 0, head.length);
        System.arraycopy(body, 0, whole, head.length, body.length);
        return whole;
    }

    /** What the rate permits at the moment. */
    private static final class Bucket {
        private final double perNano;
        private final double most;
        private double permits;
        private long filledAt = System.nanoTime();

        Bucket(int rate) {
            this.perNano = rate / 1e9;
            this.most = Math.max(1, rate / 10.0);
            this.permits = most;
        }

        synchronized boolean take() {
            if (perNano == 0) {
                return true;
            }
            long now = System.nanoTime();
            permits = Math.min(most, permits + (now - filledAt) * perNano);
            filledAt = now;
            if (permits < 1) {
                return false;
            }
            permits--;
            return true;
        }
    }
}
