package io.github.cccsdk.internal.errors;

import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.Resolution;
import io.github.cccsdk.internal.errors.ErrorReader.Recognised;
import io.github.cccsdk.internal.errors.ErrorWords.Shape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * The errors that begin in one line of a log. Stricter than the reading of an answer: an answer is known to come from CCC,
 * a line is not.
 */
final class LogSightings {
    /** How an error shows, the surest first. */
    enum Kind {
        /** A message line of this library. */
        OWN_LINE,
        /** An error object of CCC. */
        JSON,
        /** {@code CODE - message}. */
        CODE,
        /** The words of a message. */
        PHRASE
    }

    /**
     * One error seen.
     *
     * @param trigger what gave it away, to tell a repetition from another part of the same error
     * @param text the line, and those that belong to it
     * @param moreLines how many of the following lines its JSON takes up
     */
    record Sighting(
            Kind kind,
            CccProblem problem,
            Resolution resolution,
            Optional<String> code,
            String trigger,
            String text,
            int moreLines) {}

    /** The lines after the present one. */
    interface Following {
        List<String> lines() throws IOException;
    }

    private record Trigger(Rule rule, Phrases phrases) {
        String first() {
            return phrases.phrases().get(0);
        }
    }

    private static final int MAX_STARTS = 8;
    /** How far apart the phrases of one message may stand. */
    private static final int MAX_DISTANCE = 512;

    private static final Map<String, CccProblem> PROBLEMS = problems();

    private final Catalogue catalogue;
    private final ErrorReader reader;
    /** By the first three characters of the first phrase. */
    private final Map<Integer, List<Trigger>> triggers = new HashMap<>();

    private final boolean[] begins = new boolean[1 << 12];

    LogSightings(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.reader = ErrorReader.of(catalogue);
        for (Rule rule : catalogue.rules()) {
            if (isOfWordsAlone(rule)) {
                rule.texts().forEach(phrases -> {
                    Trigger trigger = new Trigger(rule, phrases);
                    int beginning = beginning(trigger.first(), 0);
                    triggers.computeIfAbsent(beginning, key -> new ArrayList<>())
                            .add(trigger);
                    begins[slot(beginning)] = true;
                });
            }
        }
    }

    private static Map<String, CccProblem> problems() {
        Map<String, CccProblem> byName = new HashMap<>();
        for (CccProblem problem : CccProblem.values()) {
            byName.put(problem.name(), problem);
        }
        return Map.copyOf(byName);
    }

    private static boolean isOfWordsAlone(Rule rule) {
        return !rule.texts().isEmpty()
                && rule.codes().isEmpty()
                && (rule.statuses().isEmpty() || rule.statuses().contains("none"))
                && rule.operations().isEmpty()
                && rule.signIn().isEmpty()
                && rule.shapes().isEmpty()
                && !rule.withoutCode()
                && rule.texts().stream().allMatch(text -> text.phrases().get(0).length() >= 3);
    }

    /**
     * What begins in this line.
     *
     * @param previous the line before, or an empty text where that belongs to another record
     * @param json false inside an object that was read with an earlier line
     */
    List<Sighting> in(String line, String previous, Following following, boolean json) throws IOException {
        Window window = new Window(line, previous, following);
        Optional<Sighting> own = ownLine(line);
        if (own.isPresent()) {
            return List.of(own.get());
        }
        Optional<Sighting> object = json && mayHoldError(line) ? object(line, window) : Optional.empty();
        if (object.isPresent()) {
            return List.of(object.get());
        }
        Optional<Sighting> code = json ? code(line, window) : Optional.empty();
        return code.isPresent() ? List.of(code.get()) : phrases(window);
    }

    /** {@code USER_MISCONFIGURED in pricing.quote: …}, as this library's exceptions begin. */
    private Optional<Sighting> ownLine(String line) {
        if (line.stripLeading().startsWith("Suppressed: ")) {
            return Optional.empty();
        }
        for (int at = nextCapitals(line, 0); at >= 0; at = nextCapitals(line, capitalsEnd(line, at))) {
            int end = capitalsEnd(line, at);
            CccProblem problem = PROBLEMS.get(line.substring(at, end));
            if (problem != null && isOwn(line, at, end)) {
                return Optional.of(new Sighting(
                        Kind.OWN_LINE,
                        problem,
                        catalogue.resolutionOf(problem),
                        Optional.empty(),
                        line.substring(at).strip(),
                        line,
                        0));
            }
        }
        return Optional.empty();
    }

    private static boolean isOwn(String line, int start, int end) {
        boolean thrown = line.startsWith("Exception: ", start - "Exception: ".length());
        if (!line.startsWith(" in ", end)) {
            return thrown && line.startsWith(": ", end);
        }
        int stop = end + " in ".length();
        boolean dot = false;
        while (stop < line.length() && (isWordCharacter(line.charAt(stop)) || ".-".indexOf(line.charAt(stop)) >= 0)) {
            dot |= line.charAt(stop) == '.';
            stop++;
        }
        return (dot || thrown) && line.startsWith(": ", stop);
    }

    private static int nextCapitals(String line, int from) {
        for (int at = from; at < line.length(); at++) {
            char c = line.charAt(at);
            if (c >= 'A' && c <= 'Z' && (at == 0 || !isWordCharacter(line.charAt(at - 1)))) {
                return at;
            }
        }
        return -1;
    }

    private static int capitalsEnd(String line, int from) {
        int at = from;
        while (at < line.length() && isCapital(line.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isCapital(char c) {
        return (c >= 'A' && c <= 'Z') || c == '_' || (c >= '0' && c <= '9');
    }

    private static boolean isWordCharacter(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    private static boolean mayHoldError(String line) {
        return line.indexOf('{') >= 0
                && (line.contains("code") || line.contains("response") || line.contains("error") || line.endsWith("{"));
    }

    private Optional<Sighting> object(String line, Window window) throws IOException {
        int tried = 0;
        for (int at = line.indexOf('{'); at >= 0 && tried < MAX_STARTS; at = line.indexOf('{', at + 1)) {
            String text = window.rawFrom(at);
            Optional<ErrorForms.Embedded> embedded = ErrorForms.embeddedAt(text, 0);
            if (embedded.isPresent()) {
                tried++;
                Optional<Sighting> seen = object(embedded.get(), text, window);
                if (seen.isPresent()) {
                    return seen;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Sighting> object(ErrorForms.Embedded embedded, String text, Window window) throws IOException {
        ErrorWords words = embedded.words();
        if (words.codes().isEmpty()) {
            return Optional.empty();
        }
        Optional<Sighting> known = byCode(Kind.JSON, words, text, window);
        if (known.isPresent() || words.wrapperCode().isEmpty()) {
            return known.map(seen -> withLines(seen, text, embedded.length()));
        }
        return Optional.of(withLines(unknown(Kind.JSON, words.codes().get(0), text), text, embedded.length()));
    }

    private static Sighting withLines(Sighting seen, String text, int length) {
        int breaks = (int) text.chars().limit(length).filter(c -> c == '\n').count();
        return new Sighting(
                seen.kind(), seen.problem(), seen.resolution(), seen.code(), seen.trigger(), seen.text(), breaks);
    }

    private Optional<Sighting> code(String line, Window window) throws IOException {
        for (int at = nextCapitals(line, 0); at >= 0; at = nextCapitals(line, capitalsEnd(line, at))) {
            int end = capitalsEnd(line, at);
            boolean word = end == line.length() || !isWordCharacter(line.charAt(end));
            if (word && line.substring(at, end).indexOf('_') > 0 && end - at <= 64) {
                String code = line.substring(at, end);
                String text = window.rawFrom(at);
                ErrorWords words = new ErrorWords(
                        List.of(code), List.of(text), Shape.TEXT, Optional.empty(), false, OptionalInt.empty());
                Optional<Sighting> known = byCode(Kind.CODE, words, text, window);
                if (known.isPresent()) {
                    return known;
                }
                if (PlainText.of(line.substring(0, at)).endsWith("ccc error:")) {
                    return Optional.of(unknown(Kind.CODE, code, text));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Sighting> byCode(Kind kind, ErrorWords words, String text, Window window) throws IOException {
        Recognised found = reader.recognise(words, words.statusInText().orElse(0), "", Optional.empty());
        Optional<Rule> rule = found.rule()
                .filter(one -> !one.codes().isEmpty() || !one.texts().isEmpty());
        if (rule.isEmpty() || (rule.get().onlyNearCcc() && !window.mentionsCcc())) {
            return Optional.empty();
        }
        boolean guessed = rule.get().codes().stream().anyMatch(code -> code.endsWith("*"));
        if (guessed && words.wrapperCode().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Sighting(
                kind,
                found.problem(),
                found.resolution(),
                found.code(),
                kind + " " + found.code().orElse(""),
                text,
                0));
    }

    private Sighting unknown(Kind kind, String code, String text) {
        return new Sighting(
                kind,
                CccProblem.UNKNOWN_CODE,
                catalogue.resolutionOf(CccProblem.UNKNOWN_CODE),
                Optional.of(Redaction.of(code)),
                kind + " " + code,
                text,
                0);
    }

    private List<Sighting> phrases(Window window) throws IOException {
        String plain = window.plainLine();
        Map<CccProblem, Trigger> best = new EnumMap<>(CccProblem.class);
        for (int at = 0; at + 3 <= plain.length(); at++) {
            int beginning = beginning(plain, at);
            if (begins[slot(beginning)] && (at == 0 || !isWordCharacter(plain.charAt(at - 1)))) {
                for (Trigger trigger : triggers.getOrDefault(beginning, List.of())) {
                    if (isAt(trigger, plain, at, window) && (!trigger.rule().onlyNearCcc() || window.mentionsCcc())) {
                        best.merge(trigger.rule().problem(), trigger, LogSightings::longer);
                    }
                }
            }
        }
        Collection<Trigger> found = best.values();
        boolean certain = found.stream().anyMatch(trigger -> !trigger.rule().fallback());
        return found.stream()
                .filter(trigger -> !certain || !trigger.rule().fallback())
                .map(trigger -> new Sighting(
                        Kind.PHRASE,
                        trigger.rule().problem(),
                        catalogue.resolutionOf(trigger.rule()),
                        Optional.empty(),
                        trigger.first(),
                        window.line(),
                        0))
                .collect(Collectors.toList());
    }

    private static Trigger longer(Trigger one, Trigger other) {
        return other.phrases().literals() > one.phrases().literals() ? other : one;
    }

    private static boolean isAt(Trigger trigger, String plain, int at, Window window) throws IOException {
        String first = trigger.first();
        int here = Math.min(first.length(), plain.length() - at);
        if (!plain.regionMatches(at, first, 0, here)) {
            return false;
        }
        if (here == first.length() && trigger.phrases().phrases().size() == 1) {
            return true;
        }
        String all = window.plain();
        int end = Math.min(all.length(), at + first.length() + MAX_DISTANCE);
        return at < end && all.startsWith(first, at) && trigger.phrases().isIn(all.substring(at, end));
    }

    private static int beginning(String text, int at) {
        return (text.charAt(at) * 31 + text.charAt(at + 1)) * 31 + text.charAt(at + 2);
    }

    private static int slot(int beginning) {
        return beginning & ((1 << 12) - 1);
    }

    /** A line and its surroundings, put together only when they are needed. */
    private static final class Window {
        private final String line;
        private final String previous;
        private final Following following;
        private Optional<String> raw = Optional.empty();
        private Optional<String> plain = Optional.empty();
        private Optional<String> plainLine = Optional.empty();

        Window(String line, String previous, Following following) {
            this.line = line;
            this.previous = previous;
            this.following = following;
        }

        String line() {
            return line;
        }

        String rawFrom(int at) throws IOException {
            if (raw.isEmpty()) {
                List<String> all = new ArrayList<>();
                all.add(line);
                all.addAll(following.lines());
                raw = Optional.of(String.join("\n", all));
            }
            return raw.get().substring(at);
        }

        String plainLine() {
            if (plainLine.isEmpty()) {
                plainLine = Optional.of(PlainText.of(line));
            }
            return plainLine.get();
        }

        String plain() throws IOException {
            if (plain.isEmpty()) {
                plain = Optional.of(PlainText.of(rawFrom(0)));
            }
            return plain.get();
        }

        boolean mentionsCcc() throws IOException {
            return mentionsCcc(plain()) || mentionsCcc(PlainText.of(previous));
        }

        private static boolean mentionsCcc(String text) {
            if (text.contains("copyright")) {
                return true;
            }
            for (int at = text.indexOf("ccc"); at >= 0; at = text.indexOf("ccc", at + 1)) {
                if (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1))) {
                    return true;
                }
            }
            return false;
        }
    }
}
