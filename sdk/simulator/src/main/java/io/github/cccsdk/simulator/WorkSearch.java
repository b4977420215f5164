package io.github.cccsdk.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Finds works by standard number or full title, and year. */
final class WorkSearch {

    private static final Set<String> PARAMETERS = Set.of(
            "standardNumber",
            "standardNumberType",
            "title",
            "publicationYear",
            "anyYear",
            "country",
            "limit",
            "offset");

    private final Works works;
    private final Clock clock;
    private final boolean anyYearSupported;

    WorkSearch(Works works, Clock clock, boolean anyYearSupported) {
        this.works = works;
        this.clock = clock;
        this.anyYearSupported = anyYearSupported;
    }

    Answer answer(ReceivedRequest request) {
        Violations violations = new Violations();
        StrictParameters query = StrictParameters.parse(request.query(), PARAMETERS, violations);
        Optional<Predicate<Work>> number = numberIn(query, violations);
        Optional<Predicate<Work>> title = query.text("title").map(WorkSearch::titled);
        if (number.isEmpty() && title.isEmpty() && violations.found().isEmpty()) {
            violations.missing("standardNumber");
        }
        Optional<Integer> year = yearIn(query, violations);
        query.text("country").filter(country -> !Fields.isCountry(country)).ifPresent(country -> {
            violations.invalid("country");
        });
        int limit = query.integer("limit", 1, 100).orElse(20);
        int offset = query.integer("offset", 0, 1_000_000).orElse(0);
        violations.refuseIfAny();

        List<Work> found = works.all().stream()
                .filter(number.orElse(work -> true))
                .filter(title.orElse(work -> true))
                .filter(work -> year.isEmpty() || work.covers(year.get()))
                .toList();
        return Answer.success(200, page(found, limit, offset));
    }

    private static Optional<Predicate<Work>> numberIn(StrictParameters query, Violations violations) {
        Optional<String> value = query.text("standardNumber");
        Optional<String> type = query.text("standardNumberType");
        if (type.isPresent() && !type.get().equals("issn") && !type.get().equals("isbn")) {
            violations.invalid("standardNumberType");
            return Optional.empty();
        }
        if (value.isEmpty()) {
            if (type.isPresent()) {
                violations.missing("standardNumber");
            }
            return Optional.empty();
        }
        if (type.isEmpty()) {
            violations.missing("standardNumberType");
            return Optional.empty();
        }
        Optional<String> canonical = StandardNumbers.canonical(type.get(), value.get());
        if (canonical.isEmpty()) {
            violations.invalid("standardNumber");
        }
        return canonical.map(wanted -> work -> work.standardNumbers().stream()
                .flatMap(number -> StandardNumbers.canonical(number.type(), number.value()).stream())
                .anyMatch(wanted::equals));
    }

    private static Predicate<Work> titled(String title) {
        String wanted = title.strip();
        return work -> work.title().equalsIgnoreCase(wanted);
    }

    private Optional<Integer> yearIn(StrictParameters query, Violations violations) {
        Optional<Integer> year = query.integer("publicationYear", Fields.FIRST_YEAR, Fields.LAST_YEAR);
        boolean anyYear = query.flag("anyYear");
        if (query.raw("anyYear").isPresent() && (!anyYearSupported || (anyYear && year.isPresent()))) {
            violations.invalid("anyYear");
        }
        if (anyYear) {
            return Optional.empty();
        }
        return year.or(() -> Optional.of(
                LocalDate.ofInstant(clock.instant(), clock.getZone()).getYear()));
    }

    private static ObjectNode page(List<Work> found, int limit, int offset) {
        ObjectNode content = StrictJson.object();
        content.put("total", found.size());
        ArrayNode list = content.putArray("works");
        found.stream().skip(offset).limit(limit).forEach(work -> list.add(entry(work)));
        return content;
    }

    private static ObjectNode entry(Work work) {
        ObjectNode entry = StrictJson.object()
                .put("workId", work.workId())
                .put("title", work.title())
                .put("publisher", work.publisher());
        ArrayNode numbers = entry.putArray("standardNumbers");
        work.standardNumbers()
                .forEach(
                        number -> numbers.addObject().put("type", number.type()).put("value", number.value()));
        ArrayNode years = entry.putArray("publicationYears");
        work.publicationYears()
                .forEach(range -> years.addObject().put("from", range.from()).put("to", range.to()));
        return entry;
    }
}
