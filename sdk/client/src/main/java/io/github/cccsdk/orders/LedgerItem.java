package io.github.cccsdk.orders;

import io.github.cccsdk.pricing.Money;
import java.util.Objects;
import java.util.Optional;

/**
 * One item of an order as the ledger keeps it: enough to tell the order at CCC from another, and to price it again.
 *
 * @param itemReference the caller's reference of the item, such as an ILLiad transaction
 * @param workId CCC's identifier of the work
 * @param typeOfUse CCC's name of the use; empty for an imported order whose use is not known
 * @param publicationYear the year it was priced for; 0 where not known
 * @param pages how many pages; 0 where not known
 * @param copies how many copies; 0 where not known
 * @param country the country it was priced for, where one was given
 * @param locationId the location it was priced for, where one was given
 * @param quoted its price in the caller's quote
 */
public record LedgerItem(
        String itemReference,
        String workId,
        String typeOfUse,
        int publicationYear,
        int pages,
        int copies,
        Optional<String> country,
        Optional<String> locationId,
        Money quoted) {
    public LedgerItem {
        Objects.requireNonNull(itemReference, "itemReference");
        Objects.requireNonNull(workId, "workId");
        Objects.requireNonNull(typeOfUse, "typeOfUse");
        Objects.requireNonNull(country, "country");
        Objects.requireNonNull(locationId, "locationId");
        Objects.requireNonNull(quoted, "quoted");
    }
}
