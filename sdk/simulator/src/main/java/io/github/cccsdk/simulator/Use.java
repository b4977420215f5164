package io.github.cccsdk.simulator;

import java.util.Set;

/** What is asked for: a use of a work in a year, so many pages, so many copies. */
record Use(String workId, String typeOfUse, int publicationYear, int pages, int copies) {

    static final Set<String> FIELDS = Set.of("workId", "typeOfUse", "publicationYear", "pages", "copies");

    static Use in(StrictObject object) {
        return new Use(
                object.text("workId"),
                object.text("typeOfUse"),
                object.integer("publicationYear", Fields.FIRST_YEAR, Fields.LAST_YEAR),
                object.integer("pages", 1, Fields.MOST_PAGES),
                object.integer("copies", 1, Fields.MOST_COPIES));
    }
}
