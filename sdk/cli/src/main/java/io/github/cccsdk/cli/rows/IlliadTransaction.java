package io.github.cccsdk.cli.rows;

import io.github.cccsdk.error.CccRequestException;
import io.github.cccsdk.orders.Citation;
import io.github.cccsdk.pricing.PriceRequest;
import java.util.Optional;

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

    @Override
    public String itemReference() {
        return "TN-" + number;
    }

    @Override
    public PriceRequest priceRequest() {
        throw CccRequestException.invalid("ISSN", "is missing");
    }

    @Override
    public Citation citation() {
        return Citation.NONE;
    }
}
