package io.github.cccsdk.cli;

import io.github.cccsdk.cli.output.JsonObject;
import io.github.cccsdk.cli.output.Table;
import io.github.cccsdk.works.StandardNumber;
import io.github.cccsdk.works.Work;
import io.github.cccsdk.works.YearRange;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Works as they are shown. */
final class WorkView {
    private WorkView() {}

    static List<JsonObject> json(List<Work> works) {
        return works.stream().map(WorkView::json).toList();
    }

    static List<JsonObject> years(List<YearRange> ranges) {
        return ranges.stream()
                .map(range -> new JsonObject()
                        .withNullable("from", boxed(range.from()))
                        .withNullable("to", boxed(range.to())))
                .toList();
    }

    static List<String> lines(List<Work> works) {
        if (works.isEmpty()) {
            return List.of();
        }
        Table table = new Table("WORK ID", "NUMBER", "YEARS", "TITLE", "PUBLISHER");
        for (Work work : works) {
            table.row(
                    work.workId(),
                    work.standardNumbers().stream()
                            .findFirst()
                            .map(StandardNumber::value)
                            .orElse(""),
                    work.publicationYears().stream().map(YearRange::toString).collect(Collectors.joining(", ")),
                    work.title(),
                    work.publisher().orElse(""));
        }
        return table.lines();
    }

    private static JsonObject json(Work work) {
        return new JsonObject()
                .with("workId", work.workId())
                .with("title", work.title())
                .withNullable("publisher", work.publisher())
                .withObjects(
                        "standardNumbers",
                        work.standardNumbers().stream()
                                .map(number -> new JsonObject()
                                        .with("type", number.type())
                                        .with("value", number.value()))
                                .toList())
                .withObjects("publicationYears", years(work.publicationYears()));
    }

    private static Optional<Integer> boxed(OptionalInt value) {
        return value.isPresent() ? Optional.of(value.getAsInt()) : Optional.empty();
    }
}
