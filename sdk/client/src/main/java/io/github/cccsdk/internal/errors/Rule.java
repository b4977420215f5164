package io.github.cccsdk.internal.errors;

import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.Resolution;
import io.github.cccsdk.internal.errors.ErrorWords.Shape;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How one problem shows. Every condition that is given must hold; within a condition any of its alternatives will do.
 *
 * @param id the stable name of this rule
 * @param problem what it recognises
 * @param codes error codes, compared without regard to case; a trailing {@code *} stands for any ending
 * @param texts message patterns
 * @param statuses HTTP statuses: a number, {@code 4xx}, or {@code none} for text of unknown origin
 * @param operations calls, or the beginning of their names ending in a dot
 * @param signIn whether the answer came from the sign-in
 * @param shapes outer forms of the body
 * @param withoutCode holds where the body carries no code
 * @param fallback looked at only where no other rule matches
 * @param onlyNearCcc in a log, believed only where CCC is mentioned close by: other programs say the same
 * @param resolution in place of the problem's own
 * @param remark what a reader of the catalogue should know, such as that it is assumed
 */
record Rule(
        String id,
        CccProblem problem,
        List<String> codes,
        List<Phrases> texts,
        List<String> statuses,
        List<String> operations,
        Optional<Boolean> signIn,
        List<Shape> shapes,
        boolean withoutCode,
        boolean fallback,
        boolean onlyNearCcc,
        Optional<Resolution> resolution,
        Optional<String> remark) {
    /**
     * How well a rule fits: more conditions first, then more literal characters.
     *
     * @param code the code that matched, as it came
     */
    record Fit(int conditions, int literals, Optional<String> code) {
        boolean betterThan(Fit other) {
            return conditions != other.conditions ? conditions > other.conditions : literals > other.literals;
        }
    }

    /** Empty where a condition does not hold. */
    Optional<Fit> fit(Evidence evidence) {
        int conditions = 0;
        int literals = 0;
        Optional<String> code = Optional.empty();
        if (!codes.isEmpty()) {
            Optional<CodeMatch> match = codeMatch(evidence.codes());
            if (match.isEmpty()) {
                return Optional.empty();
            }
            code = Optional.of(match.get().code());
            conditions++;
            literals += match.get().literals();
        }
        if (!texts.isEmpty()) {
            int longest = longestIn(evidence.plainText());
            if (longest < 0) {
                return Optional.empty();
            }
            conditions++;
            literals += longest;
        }
        if (!statuses.isEmpty()) {
            if (statuses.stream().noneMatch(status -> isStatus(status, evidence.status()))) {
                return Optional.empty();
            }
            conditions++;
        }
        if (!operations.isEmpty()) {
            if (operations.stream().noneMatch(name -> isOperation(name, evidence.operation()))) {
                return Optional.empty();
            }
            conditions++;
        }
        if (signIn.isPresent()) {
            if (!signIn.equals(evidence.signIn())) {
                return Optional.empty();
            }
            conditions++;
        }
        if (!shapes.isEmpty()) {
            if (!shapes.contains(evidence.shape())) {
                return Optional.empty();
            }
            conditions++;
        }
        if (withoutCode) {
            if (!evidence.codes().isEmpty()) {
                return Optional.empty();
            }
            conditions++;
        }
        return Optional.of(new Fit(conditions, literals, code));
    }

    private int longestIn(String plainText) {
        int longest = -1;
        for (Phrases text : texts) {
            if (text.literals() > longest && text.isIn(plainText)) {
                longest = text.literals();
            }
        }
        return longest;
    }

    private record CodeMatch(String code, int literals) {}

    private Optional<CodeMatch> codeMatch(List<String> found) {
        for (String code : found) {
            String upper = code.toUpperCase(Locale.ROOT);
            for (String wanted : codes) {
                boolean any = wanted.endsWith("*");
                String literal = any ? wanted.substring(0, wanted.length() - 1) : wanted;
                if (any ? upper.startsWith(literal) : upper.equals(literal)) {
                    return Optional.of(new CodeMatch(code, literal.length()));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isStatus(String condition, int status) {
        if (condition.equals("none")) {
            return status == 0;
        }
        return condition.endsWith("xx")
                ? status / 100 == condition.charAt(0) - '0'
                : String.valueOf(status).equals(condition);
    }

    private static boolean isOperation(String condition, String operation) {
        return condition.endsWith(".") ? operation.startsWith(condition) : operation.equals(condition);
    }
}
