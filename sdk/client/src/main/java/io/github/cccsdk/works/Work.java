package io.github.cccsdk.works;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One record of CCC's catalogue. A journal can have several, one for each rightsholder over the years.
 *
 * @param workId CCC's identifier, opaque
 * @param title the full title
 * @param publisher the publisher, where CCC says so
 * @param standardNumbers ISSN, ISBN and others, as CCC gives them
 * @param publicationYears the years the record covers; empty if CCC gives none
 */
public record Work(
        String workId,
        String title,
        Optional<String> publisher,
        List<StandardNumber> standardNumbers,
        List<YearRange> publicationYears) {
    public Work {
        Objects.requireNonNull(workId, "workId");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(publisher, "publisher");
        standardNumbers = List.copyOf(standardNumbers);
        publicationYears = List.copyOf(publicationYears);
    }
}
