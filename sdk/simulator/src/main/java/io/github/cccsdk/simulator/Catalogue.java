package io.github.cccsdk.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The works a simulator knows.
 *
 * <p>{@link #standard()} holds more than fifty real journals and books under their real titles and standard numbers. Its
 * fees, rights, terms and most of its year ranges are invented. Worth knowing for tests:
 *
 * <ul>
 *   <li>ISSN 1092-4388, <i>Journal of Speech, Language, and Hearing Research</i>, work 122883898, 1996 to 2009: 30.00 USD,
 *       0.50 a page, 3.50 processing.
 *   <li>ISSN 0017-8012 and 0017-8055 are {@code SPECIAL_REQUEST}; 0031-9007 and 0003-486X {@code DENIED}; 0021-9258
 *       {@code UNAVAILABLE}; 0003-4819 carries a right no client knows.
 *   <li>ISSN 0066-4154 is available without an estimate; ISSN 0012-821X is priced in EUR; ISSN 0363-0277 has no dates.
 *   <li>ISSN 0305-1048 has two records with different years and rightsholders (1974 to 1991, and from 1992); ISSN 0031-4005
 *       two that both cover 1997 and later; the title <i>Medicine</i> belongs to two journals.
 * </ul>
 */
public final class Catalogue {

    private final List<Work> works;

    private Catalogue(List<Work> works) {
        this.works = List.copyOf(works);
    }

    /**
     * Returns the catalogue that comes with the simulator.
     *
     * @return real titles at invented fees
     */
    public static Catalogue standard() {
        InputStream in =
                Objects.requireNonNull(Catalogue.class.getResourceAsStream("catalogue.json"), "catalogue.json");
        List<Work> works = new ArrayList<>();
        for (JsonNode work : StrictJson.readResource(in).path("works")) {
            works.add(read(work));
        }
        return new Catalogue(works);
    }

    /**
     * Makes a catalogue of one's own.
     *
     * @param works the works, in the order a search lists them
     * @return the catalogue
     */
    public static Catalogue of(Work... works) {
        return new Catalogue(List.of(works));
    }

    /**
     * Adds works.
     *
     * @param more further works
     * @return a catalogue with these at the end
     */
    public Catalogue with(Work... more) {
        List<Work> all = new ArrayList<>(works);
        all.addAll(List.of(more));
        return new Catalogue(all);
    }

    /**
     * Returns the works.
     *
     * @return all of them, in order
     */
    public List<Work> works() {
        return works;
    }

    private static Work read(JsonNode node) {
        List<Work.StandardNumber> numbers = new ArrayList<>();
        node.path("standardNumbers")
                .forEach(number -> numbers.add(new Work.StandardNumber(text(number, "type"), text(number, "value"))));
        List<Work.Years> years = new ArrayList<>();
        node.path("publicationYears")
                .forEach(range -> years.add(new Work.Years(
                        range.path("from").intValue(), range.path("to").intValue())));
        Optional<Work.Fees> fees = node.has("baseFee")
                ? Optional.of(Work.Fees.of(
                        text(node, "currency"),
                        text(node, "baseFee"),
                        text(node, "perPageFee"),
                        text(node, "processingFee")))
                : Optional.empty();
        return new Work(
                text(node, "workId"),
                text(node, "title"),
                text(node, "publisher"),
                numbers,
                years,
                text(node, "right"),
                text(node, "rightsholder"),
                text(node, "product"),
                text(node, "terms"),
                fees);
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).textValue();
    }
}
