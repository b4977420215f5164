package io.github.cccsdk.internal.account;

import io.github.cccsdk.account.BillingAddress;
import io.github.cccsdk.error.Violation;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Names the fields in which two billing addresses differ, and how, without quoting either. */
final class BillingComparison {
    private BillingComparison() {}

    /** One violation for each field that is not the same, such as {@code billingAddress.zip}. */
    static List<Violation> of(BillingAddress configured, BillingAddress atCcc) {
        return configured.differingFields(atCcc).stream()
                .map(field ->
                        new Violation("billingAddress." + field, how(part(configured, field), part(atCcc, field))))
                .toList();
    }

    static String names(List<Violation> differences) {
        return differences.stream()
                .map(difference -> difference.path().substring("billingAddress.".length()) + " " + difference.problem())
                .collect(Collectors.joining(", "));
    }

    private static String how(String configured, String atCcc) {
        if (configured.isEmpty()) {
            return "is empty here and not at CCC";
        }
        if (atCcc.isEmpty()) {
            return "is empty at CCC and not here";
        }
        return bare(configured).equals(bare(atCcc))
                ? "differs from CCC's only in white space, punctuation or upper and lower case"
                : "differs from CCC's";
    }

    private static String bare(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static String part(BillingAddress address, String field) {
        return switch (field) {
            case "country" -> address.country();
            case "address1" -> address.address1();
            case "city" -> address.city();
            case "state" -> address.state();
            default -> address.zip();
        };
    }
}
