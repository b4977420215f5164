package io.github.cccsdk.works;

import io.github.cccsdk.error.CccException;
import java.util.stream.Stream;

/** Searches CCC's catalogue. Thread-safe. */
public interface WorksClient {
    /**
     * One page of the works that match; none is an ordinary answer.
     *
     * @throws CccException if no answer could be had
     */
    WorkPage search(WorkQuery query);

    /**
     * All works that match, page after page, each fetched when the stream gets there.
     *
     * @throws CccException from the stream, if a page could not be had
     */
    Stream<Work> searchAll(WorkQuery query);
}
