package io.github.cccsdk.pricing;

import java.util.Objects;
import java.util.Optional;

/**
 * The use a price was asked for: what, together with the work, decides the price.
 *
 * @param typeOfUse CCC's name of the use, such as {@code ILL_PHOTOCOPY}
 * @param publicationYear the year the price is for
 * @param yearAssumed whether the caller asked for any year and the record's latest was taken
 * @param pageCount how many pages, and where the number comes from
 * @param copies how many copies
 * @param country the country of use, where one was given
 * @param locationId the account's location, where one was given
 */
public record QuotedUse(
        String typeOfUse,
        int publicationYear,
        boolean yearAssumed,
        PageCount pageCount,
        int copies,
        Optional<String> country,
        Optional<String> locationId) {
    public QuotedUse {
        Objects.requireNonNull(typeOfUse, "typeOfUse");
        Objects.requireNonNull(pageCount, "pageCount");
        Objects.requireNonNull(country, "country");
        Objects.requireNonNull(locationId, "locationId");
    }
}
