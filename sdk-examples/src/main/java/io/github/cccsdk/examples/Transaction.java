package io.github.cccsdk.examples;

import io.github.cccsdk.error.CccRequestException;
import io.github.cccsdk.error.OneLine;
import io.github.cccsdk.orders.Citation;
import io.github.cccsdk.pricing.PriceRequest;
import java.util.Optional;

/**
 * A borrowing request as ILLiad exports it. Fields are kept as they are, however messy; an empty one is empty text.
 *
 * @param number ILLiad's transaction number
 * @param standardNumber ILLiad keeps an ISSN or an ISBN in the same column
 * @param year the year of publication
 * @param workId CCC's publication id, where someone has picked the work already
 * @param alreadyPaid whether the copyright has been paid
 */
record Transaction(
        String number,
        String standardNumber,
        String journal,
        String volume,
        String issue,
        String year,
        String pages,
        String articleTitle,
        String articleAuthor,
        String workId,
        boolean alreadyPaid)
        implements FileRow {

    @Override
    public String label() {
        return number;
    }

    /** The reference an order carries for it, so that an invoice can be traced back to ILLiad. */
    String itemReference() {
        return "TN-" + number;
    }

    /**
     * The question to CCC. The SDK checks each field and says what is wrong with it.
     *
     * @throws CccRequestException naming the field that is missing or wrong
     */
    PriceRequest priceRequest() {
        PriceRequest.Builder request = PriceRequest.builder();
        if (!workId.isEmpty()) {
            request.workId(workId);
        }
        if (looksLikeIsbn()) {
            request.isbn(standardNumber);
        } else if (!standardNumber.isEmpty()) {
            request.issn(standardNumber);
        }
        if (!journal.isEmpty()) {
            request.title(OneLine.of(journal, 500));
        }
        request.publicationYear(yearOfPublication());
        if (!pages.isEmpty()) {
            request.pages(pages);
        }
        return request.build();
    }

    /** Goes with the order for the rightsholder and the invoice; line breaks and excess length are taken out. */
    Citation citation() {
        return new Citation(line(articleTitle, 1_000), line(articleAuthor, 500), line(volume, 50), line(issue, 50));
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
        if (!year.matches("[0-9]{4}")) {
            throw CccRequestException.invalid(
                    "publicationYear", "\"" + OneLine.of(year, 20) + "\" is not a year: write its four digits");
        }
        return Integer.parseInt(year);
    }

    private static Optional<String> line(String text, int maxLength) {
        return Optional.of(OneLine.of(text, maxLength)).filter(line -> !line.isEmpty());
    }
}
