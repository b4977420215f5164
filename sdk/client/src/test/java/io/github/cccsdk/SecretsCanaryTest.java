package io.github.cccsdk;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import io.github.cccsdk.auth.CccCredentials;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.listener.CccListener;
import io.github.cccsdk.pricing.Quote;
import io.github.cccsdk.session.SessionAccount;
import io.github.cccsdk.session.SessionRecord;
import io.github.cccsdk.session.SessionStore;
import io.github.cccsdk.session.StoredSession;
import io.github.cccsdk.simulator.Account;
import io.github.cccsdk.simulator.Call;
import io.github.cccsdk.simulator.CccSimulator;
import io.github.cccsdk.simulator.ReceivedRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Trap 60, feature row 14: four canaries go through every path, and sing nowhere but where they belong. */
class SecretsCanaryTest {
    private static final String USER = "canary-user@library.example";
    private static final String PASSWORD = "canary:pass wörd+1";
    private static final String ID = "canary-app";
    private static final String SECRET = "canary%Secret/2";
    private static final String TOKEN = "canary-token.a1b2c3";

    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger eventsHeard = new AtomicInteger();
    private final AppenderBase<ILoggingEvent> ear = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            heard.add(event.getLoggerName() + " " + event.getThreadName() + " " + event.getFormattedMessage() + " "
                    + Arrays.toString(event.getArgumentArray()) + " " + event.getMDCPropertyMap());
            for (IThrowableProxy thrown = event.getThrowableProxy(); thrown != null; thrown = thrown.getCause()) {
                heard.add(thrown.getClassName() + " " + thrown.getMessage());
            }
        }
    };
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level before = root.getLevel();
    private final ClientFixture story = new ClientFixture(
            CccSimulator.builder()
                    .account(Account.builder(USER, PASSWORD).build())
                    .applicationKey(ID, SECRET),
            settings -> settings.readTimeout(Duration.ofMillis(500))
                    .listener(hearing())
                    .sessionStore(new TalkativeStore()));

    /** Shows what it is given, and fails in words that hold a secret. */
    private final class TalkativeStore implements SessionStore {
        @Override
        public SessionRecord read(SessionAccount account) {
            heard.add(String.valueOf(account));
            return SessionRecord.NONE;
        }

        @Override
        public void write(SessionAccount account, SessionRecord record) throws IOException {
            heard.add(String.valueOf(record));
            throw new IOException(
                    "cannot store " + PASSWORD + " " + record.session().map(StoredSession::token));
        }

        @Override
        public AutoCloseable lock(SessionAccount account, Duration atMost) {
            return () -> {};
        }
    }

    /** Hears every event, whatever the interface may have more of one day. */
    private CccListener hearing() {
        return (CccListener) Proxy.newProxyInstance(
                CccListener.class.getClassLoader(), new Class<?>[] {CccListener.class}, (self, method, arguments) -> {
                    heard.add(method.getName() + " " + Arrays.toString(arguments));
                    eventsHeard.incrementAndGet();
                    return null;
                });
    }

    @BeforeEach
    void listen() {
        ear.setContext(root.getLoggerContext());
        ear.start();
        root.addAppender(ear);
        root.setLevel(Level.TRACE);
        story.provider = () -> CccCredentials.of(USER, PASSWORD).withApplicationKey(ID, SECRET);
    }

    @AfterEach
    void stopListening() {
        root.setLevel(before);
        root.detachAppender(ear);
        story.close();
    }

    @Test
    void noSecretShowsOnAnyPath() throws Exception {
        story.ccc.faults().next(Call.SIGN_IN).body("{\"access_token\":\"" + TOKEN + "\",\"expires_in\":3600}");
        price(); // The simulator knows no such token; the second sign-in opens a real session.
        show(quote());
        show(story.order(quote()));
        show(story.client);
        show(story.client.session());
        show(story.client.session().state());
        show(story.provider.credentials());
        // What the account call answers is shown as data: it names the user on purpose.
        assertThat(story.client.account().info()).isPresent();

        answers("User " + USER + " with password " + PASSWORD + " by " + ID + " / " + SECRET + " refused")
                .forEach(this::signInFails);
        answers("Authorization: Bearer " + TOKEN + " or just " + TOKEN + " refused")
                .forEach(this::callFails);
        signInBreaks();
        providerFails();
        story.client.close();
        show(failure(this::price));

        Set<String> threads = Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .collect(Collectors.toSet());
        heard.addAll(threads);
        assertThat(eventsHeard.get()).as("events heard").isGreaterThan(100);
        assertThat(heard).as("the canary test itself heard something").hasSizeGreaterThan(eventsHeard.get() + 100);
        assertThat(heard).allSatisfy(SecretsCanaryTest::assertSilent);
        requestsHoldThemWhereTheyBelong();
    }

    /** Answers that quote what was sent, in the ways servers do. */
    private static List<String> answers(String echo) {
        return List.of(
                "{\"error\":\"%s\",\"error_description\":\"" + echo + "\"}",
                "{\"response\":{\"status\":{\"code\":\"%s\",\"message\":\"" + echo + "\"}}}",
                "{\"code\":\"%s\",\"message\":\"" + echo + "\"}",
                "{\"echo\":\"" + echo + "\"}",
                "<html><title>%s</title><body>" + echo + "</body></html>",
                "%s - " + echo,
                "400 : [{\"response\":{\"status\":{\"code\":\"%s\",\"message\":\"Bad parameter [" + echo
                        + " is invalid;] supplied\"}}}]",
                "{\"access_token\":\"" + TOKEN + "\",\"said\":\"" + echo);
    }

    private void signInFails(String answer) {
        for (int status : new int[] {200, 201, 302, 400, 401, 403, 404, 429, 500, 503}) {
            for (String code : List.of("invalid_grant", "invalid_client", "SOMETHING_NEW", "ACCOUNT_LOCKED")) {
                story.client.session().reset();
                story.ccc.faults().clear();
                story.ccc
                        .faults()
                        .always(Call.SIGN_IN)
                        .status(status)
                        .header("WWW-Authenticate", "Basic realm=\"" + PASSWORD + "\", error=\"" + code + "\"")
                        .header("X-Request-Id", "id")
                        .body(answer.replace("%s", code));
                show(failure(this::price));
                show(failure(this::price));
                show(story.client.session().state());
            }
        }
        story.ccc.faults().clear();
        story.client.session().reset();
    }

    private void callFails(String answer) {
        for (int status : new int[] {200, 201, 302, 400, 401, 403, 404, 409, 429, 500, 503}) {
            Quote quote = quote();
            show(failure(() -> quoting(Call.PRICE, status, answer, this::price)));
            quote();
            show(failure(() -> quoting(Call.SUBMIT_ORDER, status, answer, () -> story.order(quote))));
        }
    }

    /** Every answer quotes the token it got: the one in use, and after a refused session the one after it. */
    private void quoting(Call call, int status, String answer, Runnable work) {
        int inUse = Integer.parseInt(bearer().substring("simulator-token-".length()));
        for (int exchange = 0; exchange < 4; exchange++) {
            String token = "simulator-token-" + (status == 401 ? inUse + exchange : inUse);
            story.ccc
                    .faults()
                    .next(call)
                    .status(status)
                    .body(answer.replace(TOKEN, token).replace("%s", "SOMETHING_NEW"));
        }
        try {
            work.run();
        } finally {
            story.ccc.faults().clear();
        }
    }

    private String bearer() {
        List<ReceivedRequest> all = story.ccc.requests(Call.PRICE);
        return all.get(all.size() - 1).header("Authorization").orElseThrow().substring("Bearer ".length());
    }

    private void signInBreaks() {
        story.client.session().reset();
        story.ccc.faults().next(Call.SIGN_IN, 3).reset();
        show(failure(this::price));
        story.client.session().reset();
        story.ccc.faults().next(Call.SIGN_IN, 3).cutAnswer();
        show(failure(this::price));
        story.client.session().reset();
        story.ccc.faults().next(Call.SIGN_IN, 3).stall();
        show(failure(this::price));
    }

    private void providerFails() {
        story.client.session().reset();
        story.provider = () -> {
            throw new IOException("vault refused " + PASSWORD, new IllegalStateException(SECRET));
        };
        show(failure(this::price));
        story.provider = () -> CccCredentials.of(USER, PASSWORD + "\u200b").withApplicationKey(ID, SECRET + "\t");
        show(failure(this::price));
        story.provider = () -> CccCredentials.of(USER, "");
        show(failure(this::price));
    }

    private Quote quote() {
        story.idle(Duration.ofSeconds(10));
        return story.quote();
    }

    private void price() {
        story.quote();
    }

    private CccException failure(Runnable call) {
        try {
            call.run();
        } catch (CccException failure) {
            return failure;
        }
        heard.add("a call went well that was to fail");
        throw new AssertionError("the call went well");
    }

    private void show(Object value) {
        heard.add(String.valueOf(value));
        if (value instanceof CccException failure) {
            heard.add(failure.report().toString());
            heard.add(failure.cccMessage() + " " + failure.cccCode() + " "
                    + failure.report().body() + " "
                    + failure.report().headers() + " " + failure.violations() + " "
                    + failure.report().detail() + " "
                    + failure.attempts() + " " + failure.resolution());
            StringWriter stack = new StringWriter();
            failure.printStackTrace(new PrintWriter(stack));
            heard.add(stack.toString());
            heard.add(new String(serialised(failure), StandardCharsets.UTF_8));
            heard.add(new String(serialised(failure), StandardCharsets.ISO_8859_1));
        }
    }

    private static byte[] serialised(Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        } catch (IOException notSerialisable) {
            throw new AssertionError(notSerialisable);
        }
        return bytes.toByteArray();
    }

    private static void assertSilent(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        assertThat(lower).doesNotContain("canary-user", "canary:pass", "canary%secret", "canary-token");
        assertThat(lower).doesNotContain("canary-app", "simulator-token-");
        assertThat(text).doesNotContain(Base64.getEncoder().encodeToString("canary-".getBytes(StandardCharsets.UTF_8)));
    }

    private void requestsHoldThemWhereTheyBelong() {
        for (ReceivedRequest request : story.ccc.requests()) {
            Map<String, List<String>> others = new LinkedHashMap<>(request.headers());
            others.remove("authorization");
            assertSilent(request.path() + request.query() + others);
            if (request.call() == Call.SIGN_IN) {
                assertThat(request.header("Authorization").orElseThrow()).startsWith("Basic ");
                assertThat(request.body()).startsWith("grant_type=password&username=canary-user%40");
            } else {
                assertThat(request.header("Authorization").orElseThrow()).startsWith("Bearer ");
                assertSilent(request.body());
            }
        }
    }
}
