package io.github.cccsdk.internal.works;

import io.github.cccsdk.internal.pipeline.Pipeline;
import io.github.cccsdk.internal.wire.Calls;
import io.github.cccsdk.internal.wire.FoundWorks;
import io.github.cccsdk.works.Work;
import io.github.cccsdk.works.WorkPage;
import io.github.cccsdk.works.WorkQuery;
import io.github.cccsdk.works.WorksClient;
import java.util.stream.Stream;

/** Searches the catalogue, page by page. */
public final class CatalogueSearch implements WorksClient {
    private final Pipeline pipeline;

    public CatalogueSearch(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    @Override
    public WorkPage search(WorkQuery query) {
        FoundWorks found = pipeline.read(Calls.searchWorks("works.search", query));
        return new WorkPage(query, found.total(), found.works());
    }

    @Override
    public Stream<Work> searchAll(WorkQuery query) {
        return Stream.iterate(
                        search(query),
                        page -> page != null,
                        page -> page.next().map(this::search).orElse(null))
                .flatMap(page -> page.works().stream());
    }
}
