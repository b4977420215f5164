package io.github.cccsdk.cli.rows;

import io.github.cccsdk.cli.input.NamedFields;
import io.github.cccsdk.error.CccRequestException;
import io.github.cccsdk.error.OneLine;
import io.github.cccsdk.orders.Citation;
import io.github.cccsdk.pricing.PriceRequest;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A borrowing request as ILLiad exports it. Fields are kept as they are, however messy, without white space at their ends;
 * an empty one is empty text.
 *
 * @param number ILLiad's transaction number, digits
 * @param standardNumber ILLiad keeps an ISSN or an ISBN in the same column
 * @param title of the journal or book
 * @param year the year of publication
 * @param workId CCC's identifier of the work, digits, where someone has picked it already
 * @param alreadyPaid whether the copyright has been paid
 * @param cccOrder the order number, where it has been ordered
 */
public record IlliadTransaction(
        String number,
        String standardNumber,
        String title,
        String volume,
        String issue,
        String year,
        String pages,
        String articleTitle,
        String articleAuthor,
        Optional<String> workId,
        boolean alreadyPaid,
        Optional<String> cccOrder)
        implements Transaction {
    /** The library's name of a field, and ILLiad's column. */
    private static final Map<String, String> COLUMNS = Map.of(
            "workId", "CCCNumber",
            "issn", "ISSN",
            "isbn", "ISSN",
            "standardNumber", "ISSN",
            "title", "PhotoJournalTitle",
            "publicationYear", "PhotoJournalYear",
            "pages", "PhotoJournalInclusivePages");

    private static final Pattern YEAR = Pattern.compile("[0-9]{4}");

    @Override
    public String itemReference() {
        return "TN-" + number;
    }

    @Override
    public PriceRequest priceRequest() {
        return NamedFields.with(name -> COLUMNS.getOrDefault(name, name), this::request);
    }

    /** Line breaks and excess length are taken out: a citation has no influence on the price. */
    @Override
    public Citation citation() {
        return new Citation(line(articleTitle, 1_000), line(articleAuthor, 500), line(volume, 50), line(issue, 50));
    }

    private PriceRequest request() {
        PriceRequest.Builder request = PriceRequest.builder();
        workId.ifPresent(request::workId);
        if (looksLikeIsbn()) {
            request.isbn(standardNumber);
        } else if (!standardNumber.isEmpty()) {
            request.issn(standardNumber);
        }
        line(title, 500).ifPresent(request::title);
        request.publicationYear(yearOfPublication());
        if (!pages.isEmpty()) {
            request.pages(pages);
        }
        return request.build();
    }

    private boolean looksLikeIsbn() {
        long digits = standardNumber
                .chars()
                .filter(character -> (character >= '0' && character <= '9') || "xX".indexOf(character) >= 0)
                .count();
        return digits == 10 || digits == 13;
    }

    private int yearOfPublication() {
        if (year.isEmpty()) {
            throw CccRequestException.invalid(
                    "publicationYear", "is missing, and CCC would take that as this year: write its four digits");
        }
        if (!YEAR.matcher(year).matches()) {
            throw CccRequestException.invalid(
                    "publicationYear", "\"" + OneLine.of(year, 20) + "\" is not a year: write its four digits");
        }
        return Integer.parseInt(year);
    }

    private static Optional<String> line(String text, int maxLength) {
        return Optional.of(OneLine.of(text, maxLength)).filter(line -> !line.isEmpty());
    }
}
