package io.github.cccsdk.error;

import java.util.Locale;

/** The one line that an exception shows in a log. */
final class MessageLine {
    private static final int MAX_DETAIL = 500;
    private static final int MAX_WORDS = 300;
    private static final int MAX_ID = 80;
    private static final int MAX_LINE = 1_500;

    private MessageLine() {}

    static String of(ProblemReport report) {
        StringBuilder line = new StringBuilder(report.problem().name());
        if (!report.operation().isEmpty()) {
            line.append(" in ").append(OneLine.of(report.operation(), MAX_ID));
        }
        line.append(": ");
        appendSentence(
                line,
                report.detail().isBlank() ? report.resolution().summary() : OneLine.of(report.detail(), MAX_DETAIL));
        appendCccWords(line, report);
        if (isCall(report)) {
            line.append(' ').append(fate(report));
        }
        report.resolution().steps().stream().findFirst().ifPresent(step -> {
            line.append(' ').append(addressee(report.resolution().actor())).append(": ");
            appendSentence(line, step);
        });
        appendIds(line, report);
        return OneLine.of(line.toString(), MAX_LINE);
    }

    private static void appendCccWords(StringBuilder line, ProblemReport report) {
        if (report.httpStatus().isEmpty()
                && report.cccCode().isEmpty()
                && report.cccMessage().isEmpty()) {
            return;
        }
        line.append(" CCC answered");
        report.httpStatus().ifPresent(status -> line.append(" HTTP ").append(status));
        report.cccCode().ifPresent(code -> line.append(' ').append(OneLine.of(code, MAX_ID)));
        report.cccMessage()
                .map(words -> OneLine.of(words, MAX_WORDS))
                .filter(words -> !words.isEmpty())
                .ifPresent(words -> line.append(" \"").append(words).append('"'));
        line.append('.');
    }

    /** Settings and requests that are found wrong while they are built have no call that could have been sent. */
    private static boolean isCall(ProblemReport report) {
        return !report.operation().isEmpty() && !report.operation().equals("client.build");
    }

    private static String fate(ProblemReport report) {
        boolean order = report.operation().startsWith("orders.submit")
                || report.operation().startsWith("orders.resend");
        return switch (report.outcome()) {
            case NOT_SENT -> order ? "Not sent: nothing was bought." : "The call was not sent.";
            case REJECTED -> order ? "Refused: nothing was bought." : "CCC refused the call.";
            case UNKNOWN -> order ? "It is not known whether the order exists." : "No clear answer came.";
            case ACCEPTED_UNREADABLE ->
                order
                        ? "CCC accepted the order, but its answer could not be read."
                        : "CCC answered, but its answer could not be read.";
        };
    }

    private static String addressee(Actor actor) {
        return switch (actor) {
            case APPLICATION -> "To do, in the application";
            case LIBRARY -> "To do, by the library";
            case CCC -> "To do, by CCC";
            case VENDOR_SUPPORT -> "To do, through the vendor's support";
            case NOBODY -> "Passes by itself";
        };
    }

    private static void appendIds(StringBuilder line, ProblemReport report) {
        StringBuilder ids = new StringBuilder();
        report.customerReference().ifPresent(id -> appendId(ids, "reference", id));
        report.orderNumber().ifPresent(id -> appendId(ids, "order", id));
        report.requestId().ifPresent(id -> appendId(ids, "request", id));
        report.correlationId().ifPresent(id -> appendId(ids, "correlation", id));
        if (report.attempts().size() > 1) {
            appendId(
                    ids,
                    "attempts",
                    String.format(Locale.ROOT, "%d", report.attempts().size()));
        }
        if (!ids.isEmpty()) {
            line.append(" [").append(ids).append(']');
        }
    }

    private static void appendId(StringBuilder ids, String name, String value) {
        if (!ids.isEmpty()) {
            ids.append(", ");
        }
        ids.append(name).append(' ').append(OneLine.of(value, MAX_ID));
    }

    private static void appendSentence(StringBuilder line, String text) {
        String sentence = text.strip();
        line.append(sentence);
        if (!sentence.isEmpty() && ".!?…".indexOf(sentence.charAt(sentence.length() - 1)) < 0) {
            line.append('.');
        }
    }
}
