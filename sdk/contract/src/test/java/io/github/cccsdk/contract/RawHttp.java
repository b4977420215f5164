package io.github.cccsdk.contract;

import io.github.cccsdk.simulator.CccSimulator;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Sends what no proper client would. */
final class RawHttp {

    private RawHttp() {}

    /** Sends the text as it stands and reads one answer with a Content-Length. */
    static Caller.Reply send(CccSimulator sim, String request) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", URI.create(sim.baseUrl()).getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            InputStream in = socket.getInputStream();
            String status = line(in);
            int length = 0;
            for (String header = line(in); !header.isEmpty(); header = line(in)) {
                if (header.startsWith("Content-Length: ")) {
                    length = Integer.parseInt(header.substring(16));
                }
            }
            String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
            return new Caller.Reply(
                    Integer.parseInt(status.substring(9, 12)), HttpHeaders.of(Map.of(), (name, value) -> true), body);
        }
    }

    private static String line(InputStream in) throws Exception {
        StringBuilder line = new StringBuilder();
        for (int read = in.read(); read != '\n'; read = in.read()) {
            if (read < 0) {
                throw new AssertionError("The answer ends after: " + line);
            }
            if (read != '\r') {
                line.append((char) read);
            }
        }
        return line.toString();
    }
}
