package io.github.cccsdk.internal.errors;

import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.OneLine;
import io.github.cccsdk.error.Outcome;
import io.github.cccsdk.error.ProblemReport;
import io.github.cccsdk.error.Resolution;
import io.github.cccsdk.error.Violation;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns an answer that is no success into a problem report. Never throws, whatever the bytes; the work is linear in the
 * body, of which at most 64 KB are looked at. Thread-safe.
 */
public final class ErrorReader {
    private static final int MAX_EXCERPT = 2 * 1024;
    private static final int MAX_BINARY = 16;
    private static final ErrorReader STANDARD = new ErrorReader(Catalogue.standard());

    private final Catalogue catalogue;

    private ErrorReader(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The reader with the catalogue that comes with the library. */
    public static ErrorReader standard() {
        return STANDARD;
    }

    /** A reader with this catalogue. */
    public static ErrorReader of(Catalogue catalogue) {
        return new ErrorReader(catalogue);
    }

    /** What the answer means; the caller adds the correlation id, the attempts and whatever else it alone knows. */
    public ProblemReport.Builder read(ReceivedError error) {
        Map<String, String> headers = KeptHeaders.of(error.headers());
        String text = BodyText.of(error.body());
        ErrorWords words = ErrorForms.read(text).withCode(BearerError.in(headers.getOrDefault("www-authenticate", "")));
        Recognised found = recognise(words, error.status(), error.operation(), Optional.of(error.signIn()));
        Outcome outcome = Outcomes.of(error.status(), words);
        boolean unknown =
                found.problem() == CccProblem.UNKNOWN_CODE || found.problem() == CccProblem.UNEXPECTED_RESPONSE;
        return ProblemReport.builder(found.problem())
                .resolution(found.resolution())
                .ruleId(found.rule().map(Rule::id).orElse(null))
                .operation(error.operation())
                .outcome(outcome)
                .retryable(Retryable.of(found.problem(), outcome, error.operation()))
                .httpStatus(error.status())
                .cccCode(found.code().map(Redaction::of).orElse(null))
                .cccMessage(words.message().map(Redaction::of).orElse(null))
                .violations(violations(words))
                .requestId(KeptHeaders.requestId(headers).orElse(null))
                .headers(headers)
                .body(unknown ? excerpt(words, text, error.body()) : null);
    }

    /** A problem that this library found by itself. */
    public ProblemReport.Builder problem(CccProblem problem, String operation) {
        return ProblemReport.builder(problem)
                .resolution(catalogue.resolutionOf(problem))
                .operation(operation)
                .retryable(Retryable.of(problem, Outcome.NOT_SENT, operation));
    }

    /**
     * The same, where this library knows more: with the advice of the rule that has this code.
     *
     * @param code one of this library's own, beginning with {@code CCC-SDK:}
     */
    public ProblemReport.Builder problem(CccProblem problem, String operation, String code) {
        ErrorWords words = ErrorWords.NONE.withCode(Optional.of(code));
        Recognised found = recognise(words, 0, operation, Optional.empty());
        return found.rule()
                .map(rule -> problem(problem, operation)
                        .resolution(found.resolution())
                        .ruleId(rule.id()))
                .orElseGet(() -> problem(problem, operation));
    }

    /** The problem that words show. */
    record Recognised(CccProblem problem, Resolution resolution, Optional<Rule> rule, Optional<String> code) {}

    Recognised recognise(ErrorWords words, int status, String operation, Optional<Boolean> signIn) {
        Evidence evidence = new Evidence(
                words.codes(),
                PlainText.of(String.join("\n", words.messages())),
                status,
                operation,
                signIn,
                words.shape());
        return catalogue
                .match(evidence)
                .map(match -> new Recognised(
                        match.rule().problem(),
                        catalogue.resolutionOf(match.rule()),
                        Optional.of(match.rule()),
                        match.code().or(words::code)))
                .orElseGet(() -> {
                    CccProblem problem =
                            words.codes().isEmpty() ? CccProblem.UNEXPECTED_RESPONSE : CccProblem.UNKNOWN_CODE;
                    return new Recognised(problem, catalogue.resolutionOf(problem), Optional.empty(), words.code());
                });
    }

    private static List<Violation> violations(ErrorWords words) {
        return words.messages().stream()
                .flatMap(message -> BadParameter.violations(message).stream())
                .map(one -> new Violation(Redaction.of(one.path()), Redaction.of(one.problem())))
                .distinct()
                .toList();
    }

    private static String excerpt(ErrorWords words, String text, byte[] body) {
        if (words.shape() == ErrorWords.Shape.BINARY) {
            byte[] beginning = Arrays.copyOf(body, Math.min(body.length, MAX_BINARY));
            return body.length + " bytes that are no text, beginning with "
                    + HexFormat.of().formatHex(beginning);
        }
        return OneLine.of(Redaction.of(OneLine.of(text, MAX_EXCERPT)), MAX_EXCERPT);
    }
}
