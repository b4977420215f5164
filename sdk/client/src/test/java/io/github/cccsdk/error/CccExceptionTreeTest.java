package io.github.cccsdk.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Traps 57, 58, 59 and 61, for every problem and, by reflection, every type of the sealed tree. */
class CccExceptionTreeTest {
    private static final Instant TIME = Instant.parse("2026-11-23T10:15:00Z");

    private static ProblemReport full(CccProblem problem) {
        return ProblemReport.builder(problem)
                .resolution(new Resolution("What it means", List.of("First", "Second"), Actor.CCC, "test"))
                .detail("a detail")
                .operation("orders.submit")
                .outcome(Outcome.UNKNOWN)
                .httpStatus(502)
                .cccCode("CODE")
                .cccMessage("words")
                .ruleId("rule")
                .violations(List.of(new Violation("a:b", "is empty")))
                .requestId("request-1")
                .correlationId("correlation-1")
                .attempts(attempts(3))
                .headers(Map.of("server", "x"))
                .body("body")
                .retryAfter(Duration.ofSeconds(3))
                .retryAt(TIME)
                .lastWorkedAt(TIME)
                .customerReference("ILL-1")
                .orderNumber("501234567")
                .build();
    }

    private static List<Attempt> attempts(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> new Attempt(
                        number,
                        TIME.plusSeconds(number),
                        Duration.ofMillis(number == 1 ? 0 : 250),
                        503,
                        CccProblem.SERVICE_UNAVAILABLE))
                .toList();
    }

    private static Set<Class<?>> concreteTypes(Class<?> type) {
        Set<Class<?>> types = new HashSet<>();
        if (!Modifier.isAbstract(type.getModifiers())) {
            types.add(type);
        }
        if (type.isSealed()) {
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                types.addAll(concreteTypes(permitted));
            }
        }
        return types;
    }

    @Test
    void everyTypeOfTheTreeBelongsToSomeProblem() {
        Set<Class<?>> thrown = new HashSet<>();
        for (CccProblem problem : CccProblem.values()) {
            thrown.add(CccException.of(full(problem)).getClass());
        }

        assertThat(thrown).isEqualTo(concreteTypes(CccException.class));
    }

    @ParameterizedTest
    @EnumSource(CccProblem.class)
    void everyExceptionSurvivesSerialisationWithAllItsFacts(CccProblem problem) throws Exception {
        CccException sent = CccException.of(full(problem), new SocketTimeoutException("timeout"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(sent);
        }
        CccException received;
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            received = (CccException) in.readObject();
        }

        assertThat(received).hasSameClassAs(sent).hasMessage(sent.getMessage());
        assertThat(received.getSuppressed()).hasSize(2);
        assertThat(received.getCause()).hasMessage("java.net.SocketTimeoutException: timeout");
        for (Object[] pair : new Object[][] {{sent, received}, {sent.report(), received.report()}}) {
            for (Method fact : facts(pair[0].getClass())) {
                assertThat(fact.invoke(pair[1])).as(fact.getName()).isEqualTo(fact.invoke(pair[0]));
            }
        }
    }

    /** Public getters of values; the report and the builder are compared by their own. */
    private static List<Method> facts(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getParameterCount() == 0)
                .filter(method -> method.getDeclaringClass().getName().startsWith("io.github.cccsdk"))
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .filter(method -> !Set.of("report", "toBuilder").contains(method.getName()))
                .toList();
    }

    @Test
    void theReportCarriesEveryFactThatAReaderNeeds() {
        assertThat(facts(CccException.class))
                .extracting(Method::getName)
                .contains(
                        "problem",
                        "resolution",
                        "operation",
                        "httpStatus",
                        "cccCode",
                        "cccMessage",
                        "violations",
                        "requestId",
                        "correlationId",
                        "attempts",
                        "isRetryable",
                        "outcome");
    }

    @ParameterizedTest
    @EnumSource(CccProblem.class)
    void theMessageIsOneLineWithProblemOutcomeActorStepAndIds(CccProblem problem) {
        String message = CccException.of(full(problem)).getMessage();

        assertThat(message)
                .startsWith(problem + " in orders.submit: ")
                .contains(
                        "HTTP 502 CODE \"words\"",
                        "It is not known whether the order exists.",
                        "To do, by CCC: First.",
                        "reference ILL-1",
                        "request request-1",
                        "correlation correlation-1")
                .doesNotContain("\n");
    }

    @Test
    void textFromOutsideCannotForgeALogLine() {
        String hostile =
                "a\r\n2026-11-23 ERROR forged\u0085x\u2028y\u2029z\u001b[31mred\u001b[0m\u202eevil\u200b\u0000\u009b1m\t"
                        + "q".repeat(5_000);
        CccException exception = CccException.of(ProblemReport.builder(CccProblem.UNKNOWN_CODE)
                .operation(hostile)
                .detail(hostile)
                .cccCode(hostile)
                .cccMessage(hostile)
                .requestId(hostile)
                .correlationId(hostile)
                .customerReference(hostile)
                .orderNumber(hostile)
                .resolution(new Resolution(hostile, List.of(hostile), Actor.NOBODY, hostile))
                .build());

        assertThat(exception.getMessage()).hasSizeLessThanOrEqualTo(1_500);
        assertThat(exception.getMessage().codePoints())
                .allMatch(point -> !Character.isISOControl(point)
                        && Character.getType(point) != Character.FORMAT
                        && point != 0x2028
                        && point != 0x2029);
        assertThat(exception.getMessage()).doesNotContain("[31m");
    }

    @Test
    void earlierAttemptsAreSuppressedAndTheirNumberIsBounded() {
        Throwable[] few = CccException.of(full(CccProblem.SERVICE_UNAVAILABLE)).getSuppressed();
        assertThat(few).hasSize(2);
        assertThat(few[0]).hasMessage("Attempt 1 at 2026-11-23T10:15:01Z: SERVICE_UNAVAILABLE (HTTP 503)");
        assertThat(few[1])
                .hasMessage("Attempt 2 at 2026-11-23T10:15:02Z: SERVICE_UNAVAILABLE (HTTP 503), after waiting 250 ms");

        ProblemReport many = full(CccProblem.SERVICE_UNAVAILABLE).toBuilder()
                .attempts(attempts(500))
                .build();
        assertThat(CccException.of(many).getSuppressed()).hasSize(10);
        assertThat(CccException.of(ProblemReport.builder(CccProblem.TIMEOUT).build())
                        .getSuppressed())
                .isEmpty();
    }

    @Test
    void aCauseKeepsItsClassAndTraceButNotTheValuesInItsMessage() throws IOException {
        IOException original = new IOException("token secret-123", new IllegalStateException("secret-456"));
        CccException exception = CccException.of(full(CccProblem.CONNECTION_FAILED), original);

        assertThat(exception.getCause()).hasMessage("java.io.IOException");
        assertThat(exception.getCause().getStackTrace()).isEqualTo(original.getStackTrace());
        assertThat(exception.getCause().getCause()).hasMessage("java.lang.IllegalStateException");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(exception);
        }
        assertThat(bytes.toString(StandardCharsets.ISO_8859_1)).doesNotContain("secret-");
    }

    @Test
    void aCauseThatCausesItselfIsCut() {
        IOException one = new IOException("one");
        IOException two = new IOException("two", one);
        one.initCause(two);

        assertThatCode(() -> CccException.of(full(CccProblem.CONNECTION_FAILED), two))
                .doesNotThrowAnyException();
    }
}
