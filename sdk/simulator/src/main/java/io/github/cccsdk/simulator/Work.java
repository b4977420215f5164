package io.github.cccsdk.simulator;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A record of the simulated catalogue.
 *
 * @param workId its identifier
 * @param title the full title
 * @param publisher the publisher
 * @param standardNumbers its ISSNs or ISBNs; several works may carry the same one
 * @param publicationYears the years the record covers; empty if it has no dates, and then any year finds it
 * @param right {@code AVAILABLE}, {@code SPECIAL_REQUEST}, {@code DENIED}, {@code UNAVAILABLE}, or any other text
 * @param rightsholder who holds the right
 * @param product {@code PRINT} or {@code ELECTRONIC}
 * @param terms the rightsholder's terms, free text
 * @param fees what it costs; empty means that an available work has no estimate
 */
public record Work(
        String workId,
        String title,
        String publisher,
        List<StandardNumber> standardNumbers,
        List<Years> publicationYears,
        String right,
        String rightsholder,
        String product,
        String terms,
        Optional<Fees> fees) {

    /** Copies the lists. */
    public Work {
        standardNumbers = List.copyOf(standardNumbers);
        publicationYears = List.copyOf(publicationYears);
    }

    /**
     * A range of publication years, both ends included.
     *
     * @param from the first year
     * @param to the last year
     */
    public record Years(int from, int to) {}

    /**
     * An ISSN or ISBN.
     *
     * @param type {@code issn} or {@code isbn}
     * @param value the number, with or without hyphens
     */
    public record StandardNumber(String type, String value) {}

    /**
     * What a use costs: (base + pages × per page) × copies, plus the processing fee once. That formula is this project's
     * assumption.
     *
     * @param currency ISO 4217 code
     * @param baseFee fee for a copy
     * @param perPageFee fee for a page of a copy
     * @param processingFee CCC's own fee, once for each item
     */
    public record Fees(String currency, BigDecimal baseFee, BigDecimal perPageFee, BigDecimal processingFee) {

        /**
         * Makes fees from decimal texts.
         *
         * @param currency ISO 4217 code
         * @param baseFee such as {@code "30.00"}
         * @param perPageFee such as {@code "0.50"}
         * @param processingFee such as {@code "3.50"}
         * @return the fees
         */
        public static Fees of(String currency, String baseFee, String perPageFee, String processingFee) {
            return new Fees(
                    currency, new BigDecimal(baseFee), new BigDecimal(perPageFee), new BigDecimal(processingFee));
        }

        /**
         * Adds up what a use costs.
         *
         * @param pages number of pages
         * @param copies number of copies
         * @return the total in {@link #currency()}
         */
        public BigDecimal total(int pages, int copies) {
            return baseFee.add(perPageFee.multiply(BigDecimal.valueOf(pages)))
                    .multiply(BigDecimal.valueOf(copies))
                    .add(processingFee);
        }
    }

    /**
     * Returns whether the record covers a year.
     *
     * @param year the publication year
     * @return true if it does, or if the record has no dates
     */
    public boolean covers(int year) {
        return publicationYears.isEmpty()
                || publicationYears.stream().anyMatch(years -> years.from() <= year && year <= years.to());
    }

    boolean available() {
        return right.equals("AVAILABLE");
    }

    Work withFees(Optional<Fees> changed) {
        return new Work(
                workId,
                title,
                publisher,
                standardNumbers,
                publicationYears,
                right,
                rightsholder,
                product,
                terms,
                changed);
    }

    Work withRight(String changed) {
        return new Work(
                workId,
                title,
                publisher,
                standardNumbers,
                publicationYears,
                changed,
                rightsholder,
                product,
                terms,
                fees);
    }
}
