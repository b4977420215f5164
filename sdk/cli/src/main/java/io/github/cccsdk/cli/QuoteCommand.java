package io.github.cccsdk.cli;

import io.github.cccsdk.CccClient;
import io.github.cccsdk.cli.input.NamedFields;
import io.github.cccsdk.cli.output.ExitCode;
import io.github.cccsdk.cli.output.Result;
import io.github.cccsdk.error.CccRequestException;
import io.github.cccsdk.pricing.PriceOutcome;
import io.github.cccsdk.pricing.PriceRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "quote",
        description = {
            "Tells what a use would cost. Buys nothing and reserves nothing.",
            "Exit code 6 if the answer is no price: denied, special request, no match, …"
        },
        footer = {
            "",
            "Examples:",
            "  ccc quote --issn 1092-4388 --year 2004 --pages 165-83",
            "  ccc quote --work-id 122883898 --year 2004 --page-count 19 --json"
        })
final class QuoteCommand extends ResultCommand {
    @Mixin
    private WorkFlags work = new WorkFlags();

    @Option(names = "--work-id", paramLabel = "ID", description = "CCC's identifier of the work, as search shows it.")
    private @Nullable String workId;

    @Option(
            names = "--allow-title-fallback",
            description = "Search by title where the number finds nothing; the result says so.")
    private boolean titleFallback;

    @Option(
            names = "--pages",
            paramLabel = "RANGE",
            description = "Pages as libraries write them: 1-10, 165-83, S12-S20, iv-xii, \"12, 14-16\".")
    private @Nullable String pages;

    @Option(
            names = "--page-count",
            paramLabel = "N",
            description = "Number of pages, 1 to 10000; counts more than --pages.")
    private @Nullable Integer pageCount;

    @Option(names = "--copies", paramLabel = "N", description = "Number of copies; 1 if not given.")
    private @Nullable Integer copies;

    @Option(
            names = "--type-of-use",
            paramLabel = "USE",
            description = "CCC's name of the use; " + PriceRequest.ILL_PHOTOCOPY + " if not given.")
    private @Nullable String typeOfUse;

    @Mixin
    private ClientOptions client = new ClientOptions();

    @Override
    String operation() {
        return "pricing.quote";
    }

    @Override
    Result run(Surroundings surroundings) {
        PriceRequest request = NamedFields.with(WorkFlags::flagOf, this::request);
        try (CccClient ccc = client.open(surroundings)) {
            PriceOutcome outcome = ccc.pricing().quote(request);
            return new Result(PriceView.json(outcome), PriceView.lines(outcome), ExitCode.of(outcome.kind()));
        }
    }

    private PriceRequest request() {
        PriceRequest.Builder request = PriceRequest.builder();
        if (workId != null) {
            request.workId(workId);
        }
        work.issn().ifPresent(request::issn);
        work.isbn().ifPresent(request::isbn);
        work.title().ifPresent(request::title);
        SearchCommand.requireYear(work);
        work.year().ifPresent(request::publicationYear);
        if (work.anyYear()) {
            request.anyYear();
        }
        if (titleFallback) {
            request.allowTitleFallback();
        }
        if (pages == null && pageCount == null) {
            throw CccRequestException.invalid("pages", "is missing: give --pages or --page-count");
        }
        if (pages != null) {
            request.pages(pages);
        }
        if (pageCount != null) {
            request.pageCount(pageCount);
        }
        if (copies != null) {
            request.copies(copies);
        }
        if (typeOfUse != null) {
            request.typeOfUse(typeOfUse);
        }
        return request.build();
    }
}
