package io.github.cccsdk.cli;

import io.github.cccsdk.CccClient;
import io.github.cccsdk.cli.input.NamedFields;
import io.github.cccsdk.cli.output.ExitCode;
import io.github.cccsdk.cli.output.JsonObject;
import io.github.cccsdk.cli.output.Result;
import io.github.cccsdk.error.CccRequestException;
import io.github.cccsdk.works.WorkPage;
import io.github.cccsdk.works.WorkQuery;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "search",
        description = "Searches CCC's catalogue. Exit code 6 if nothing matches.",
        footer = {"", "Example:", "  ccc search --title \"Annals of Botany\" --any-year"})
final class SearchCommand extends ResultCommand {
    @Mixin
    private WorkFlags work = new WorkFlags();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "Works to show, 1 to 100; ${DEFAULT-VALUE} if not given.")
    private int limit;

    @Option(
            names = "--offset",
            paramLabel = "N",
            defaultValue = "0",
            description = "Works to skip, to see the next ones.")
    private int offset;

    @Mixin
    private ClientOptions client = new ClientOptions();

    @Override
    String operation() {
        return "works.search";
    }

    @Override
    Result run(Surroundings surroundings) {
        WorkQuery query = NamedFields.with(WorkFlags::flagOf, this::query);
        try (CccClient ccc = client.open(surroundings)) {
            WorkPage page = ccc.works().search(query);
            JsonObject json =
                    new JsonObject().with("total", page.total()).withObjects("works", WorkView.json(page.works()));
            List<String> lines = new ArrayList<>(WorkView.lines(page.works()));
            lines.add(page.works().isEmpty() ? "No work matches." : page.works().size() + " of " + page.total());
            return new Result(json, lines, page.works().isEmpty() ? ExitCode.NOTHING_ORDERABLE : ExitCode.DONE);
        }
    }

    private WorkQuery query() {
        WorkQuery.Builder query = WorkQuery.builder().limit(limit).offset(offset);
        if (work.issn().isEmpty() && work.isbn().isEmpty() && work.title().isEmpty()) {
            throw CccRequestException.invalid("issn", "is missing: give --issn, --isbn or --title");
        }
        work.title().ifPresent(query::title);
        work.isbn().ifPresent(query::isbn);
        work.issn().ifPresent(query::issn);
        requireYear(work);
        work.year().ifPresent(query::publicationYear);
        if (work.anyYear()) {
            query.anyYear();
        }
        return query.build();
    }

    static void requireYear(WorkFlags work) {
        if (work.year().isEmpty() && !work.anyYear()) {
            throw CccRequestException.invalid(
                    "publicationYear", "is missing, and CCC would take that as this year: give it, or --any-year");
        }
        if (work.year().isPresent() && work.anyYear()) {
            throw CccRequestException.invalid(
                    "publicationYear", "is given together with --any-year: keep one of the two");
        }
    }
}
