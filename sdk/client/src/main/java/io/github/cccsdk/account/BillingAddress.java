package io.github.cccsdk.account;

import io.github.cccsdk.error.CccRequestException;
import io.github.cccsdk.error.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The library's billing address, which has to match the one in its CCC account exactly, or the sign-in or the
 * order fails (SEED, OCLC). Immutable. Each part has at most 100 characters and no control characters; only the country is
 * required, the others may be empty. Nothing is stripped or changed: what counts as different to CCC is not known.
 *
 * <p>These are the five fields of ILLiad's {@code LocalInfo} table: {@code General Country}, {@code BillingAddress1},
 * {@code BillingCity}, {@code BillingState}, {@code BillingZip}.
 *
 * @param country as CCC has it, such as {@code US}
 * @param address1 the street line
 * @param city the city
 * @param state such as {@code ND}; may be empty
 * @param zip the postal code
 */
public record BillingAddress(String country, String address1, String city, String state, String zip) {
    private static final int MAX_LENGTH = 100;

    /**
     * The address, checked.
     *
     * @throws CccRequestException naming every part that is wrong, such as {@code billingAddress.city}
     */
    public BillingAddress {
        List<Violation> violations = new ArrayList<>();
        if (country.isBlank()) {
            violations.add(
                    new Violation("billingAddress.country", "is empty: give the country as the CCC account has it"));
        }
        check("country", country, violations);
        check("address1", address1, violations);
        check("city", city, violations);
        check("state", state, violations);
        check("zip", zip, violations);
        if (!violations.isEmpty()) {
            throw CccRequestException.invalid(violations);
        }
    }

    /** A builder whose parts are empty at first. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The parts that are not exactly the same, upper and lower case and white space included.
     *
     * @return names among {@code country}, {@code address1}, {@code city}, {@code state}, {@code zip}, in this order; empty
     *     if the addresses are the same
     */
    public List<String> differingFields(BillingAddress other) {
        List<String> names = new ArrayList<>();
        addIfDifferent("country", country, other.country, names);
        addIfDifferent("address1", address1, other.address1, names);
        addIfDifferent("city", city, other.city, names);
        addIfDifferent("state", state, other.state, names);
        addIfDifferent("zip", zip, other.zip, names);
        return List.copyOf(names);
    }

    private static void addIfDifferent(String name, String one, String other, List<String> names) {
        if (!one.equals(other)) {
            names.add(name);
        }
    }

    private static void check(String name, String value, List<Violation> violations) {
        if (value.length() > MAX_LENGTH) {
            violations.add(new Violation(
                    "billingAddress." + name,
                    "is too long (" + value.length() + " characters, at most " + MAX_LENGTH + "): shorten it"));
            return;
        }
        value.codePoints()
                .filter(BillingAddress::breaksLine)
                .findFirst()
                .ifPresent(point -> violations.add(new Violation(
                        "billingAddress." + name,
                        String.format(Locale.ROOT, "holds the control character U+%04X: leave it out", point))));
    }

    private static boolean breaksLine(int point) {
        int type = Character.getType(point);
        return type == Character.CONTROL || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
    }

    /** Collects the parts. Not thread-safe. */
    public static final class Builder {
        private String country = "";
        private String address1 = "";
        private String city = "";
        private String state = "";
        private String zip = "";

        private Builder() {}

        /** Required; ILLiad's {@code General Country}. */
        public Builder country(String value) {
            country = Objects.requireNonNull(value, "country");
            return this;
        }

        /** The street line; ILLiad's {@code BillingAddress1}. */
        public Builder address1(String value) {
            address1 = Objects.requireNonNull(value, "address1");
            return this;
        }

        /** ILLiad's {@code BillingCity}. */
        public Builder city(String value) {
            city = Objects.requireNonNull(value, "city");
            return this;
        }

        /** ILLiad's {@code BillingState}. */
        public Builder state(String value) {
            state = Objects.requireNonNull(value, "state");
            return this;
        }

        /** ILLiad's {@code BillingZip}. */
        public Builder zip(String value) {
            zip = Objects.requireNonNull(value, "zip");
            return this;
        }

        /**
         * The address.
         *
         * @throws CccRequestException naming every part that is wrong
         */
        public BillingAddress build() {
            return new BillingAddress(country, address1, city, state, zip);
        }
    }
}
