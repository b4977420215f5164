package io.github.cccsdk.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.cccsdk.CccClient;
import io.github.cccsdk.auth.CccCredentials;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.internal.wire.RawServer.Reply;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Traps 21, 22, 43 and 60, as far as the transport can leak: headers, URLs, requests, tokens. */
class SecretsOnTheWireTest {
    private static final String TOKEN = "tok3n-canary-aaaa";

    /** Fails in every way the wire knows, and collects everything anyone could read of it. */
    @Test
    void nothingThatFailsShowsAPasswordATokenOrAQuery() {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level before = root.getLevel();
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        root.setLevel(Level.TRACE);
        StringBuilder seen = new StringBuilder();
        try {
            List<Reply> replies = List.of(
                    Reply.fin(),
                    Reply.rst(),
                    Reply.raw(TOKEN + "\r\n\r\n"),
                    Reply.truncated(200, "{\"a\":\"" + TOKEN),
                    Reply.status(307, "", "Location: https://user:" + TOKEN + "@other.example/?token=" + TOKEN),
                    Reply.status(503, "", "Retry-After: " + TOKEN),
                    Reply.status(401, "", "WWW-Authenticate: Bearer error=\"invalid_request\""),
                    Reply.json(200, "{\"token\":\"" + TOKEN + "\""),
                    Reply.json(200, "{\"access_token\":\"" + TOKEN + "\n\"}"));
            for (Reply reply : replies) {
                failing(reply, LoopbackCcc.FIND, seen);
                failing(reply, LoopbackCcc.SUBMIT, seen);
                failing(reply, LoopbackCcc.SIGN_IN, seen);
            }
        } finally {
            root.detachAppender(log);
            root.setLevel(before);
        }
        for (ILoggingEvent event : new ArrayList<>(log.list)) {
            seen.append(event.getFormattedMessage()).append('\n');
        }
        assertThat(seen.toString())
                .contains("CONNECTION_FAILED")
                .doesNotContain(LoopbackCcc.PASSWORD)
                .doesNotContain(TOKEN)
                .doesNotContain("Bearer ")
                .doesNotContain("customerReference=");
    }

    private static void failing(Reply reply, String call, StringBuilder seen) {
        try (LoopbackCcc ccc = LoopbackCcc.start()) {
            ccc.always(LoopbackCcc.SIGN_IN, Reply.json(200, "{\"access_token\":\"" + TOKEN + "\"}"));
            ccc.always(call, reply);
            CccClient.Builder settings = ccc.client();
            try (CccClient client = settings.build()) {
                for (Runnable action : List.<Runnable>of(
                        () -> client.orders().find("ILL-1"),
                        () -> client.orders().submit(LoopbackCcc.order()))) {
                    CccException thrown = catchThrowableOfType(CccException.class, action::run);
                    if (thrown != null) {
                        StringWriter trace = new StringWriter();
                        thrown.printStackTrace(new PrintWriter(trace));
                        seen.append(thrown).append('\n').append(trace);
                    }
                }
                seen.append(client).append('\n');
            }
        }
    }

    /** Trap 22: OkHttp's own text of a request shows its URL, and of its headers all but one. */
    @Test
    void aRequestShowsNothingOfItself() {
        Requests requests =
                new Requests(HttpUrl.get("https://ccc.example"), HttpUrl.get("https://ccc.example/t"), "agent");
        WireRequest signIn = requests.signIn(
                CccCredentials.of("librarian", LoopbackCcc.PASSWORD).withApplicationKey("id", "key-canary"), "id");
        assertThat(signIn.toString()).doesNotContain("ccc.example").doesNotContain("librarian");
        assertThat(requests.of(Calls.findOrders("orders.find", "ILL-1"), TOKEN, "id")
                        .toString())
                .doesNotContain("ILL-1")
                .doesNotContain(TOKEN);
    }

    /** Trap 6: the token goes to the base URL's origin and nowhere else. */
    @Test
    void aRedirectedReadTakesNoTokenAnywhere() {
        try (LoopbackCcc ccc = LoopbackCcc.start();
                RawServer other = RawServer.start(request -> Reply.status(200, ""));
                CccClient client = ccc.client()
                        .httpClient(
                                new OkHttpClient.Builder().followRedirects(true).build())
                        .timeout(Duration.ofSeconds(5))
                        .build()) {
            String elsewhere = "Location: http://127.0.0.1:" + other.port() + "/";
            for (int status : new int[] {301, 302, 303, 307, 308}) {
                ccc.always(LoopbackCcc.FIND, Reply.status(status, "", elsewhere));
                catchThrowableOfType(CccException.class, () -> client.orders().find("ILL-1"));
                ccc.always(LoopbackCcc.SIGN_IN, Reply.status(status, "", elsewhere));
                client.session().reset();
                catchThrowableOfType(CccException.class, () -> client.account().info());
            }
            assertThat(other.connections()).isZero();
        }
    }
}
