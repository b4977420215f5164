package io.github.cccsdk.works;

import java.util.List;
import java.util.Optional;

/**
 * One page of a search's result.
 *
 * @param query what was asked for
 * @param total how many works match in all, as CCC counts them
 * @param works the works on this page, in CCC's order
 */
public record WorkPage(WorkQuery query, int total, List<Work> works) {
    public WorkPage {
        works = List.copyOf(works);
    }

    /** The query for the page after this one; empty if this is the last. */
    public Optional<WorkQuery> next() {
        int seen = query.offset() + works.size();
        return works.isEmpty() || seen >= total
                ? Optional.empty()
                : Optional.of(query.toBuilder().offset(seen).build());
    }
}
